#pragma once

#include "control/feed_hub.hpp"
#include "control/outbox.hpp"
#include "control/ports.hpp"
#include "control/stream.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tempo::control {

/// One client's place in the order of changes. It first catches up from the store page by page and
/// then follows the feed; the switch happens in one turn of the io thread, at a moment when the
/// store holds nothing that the client was not sent, so that nothing is missed or repeated.
class Subscription final : public Stream, public FeedHub::Follower {
public:
    struct Start {
        std::uint64_t id = 0;
        Sequence after = 0;                  ///< changes after this one are sent
        std::optional<std::string> provider; ///< exactly this providerIdentifier
    };

    /// All live until the subscription has ended.
    struct Surroundings {
        EventPort& events;
        FeedHub& hub;
        Outbox& outbox;
    };

    Subscription(Start start, Surroundings around);
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;
    ~Subscription() override;

    boost::asio::awaitable<void> run() override;
    void end() override;
    bool ended() const override { return phase_ == Phase::Ended; }

    void changed(CommittedEvents& events) override;
    void deleted(const std::vector<EventId>& ids) override;
    void restyled(const std::string& score) override;

private:
    enum class Phase : std::uint8_t { CatchingUp, Live, Ended };

    boost::asio::awaitable<void> catchUp();
    void send(const std::vector<Event>& page);
    void sendDeleted();
    bool wanted(const Event& event) const;
    void lag();

    Start start_;
    Surroundings around_;
    Phase phase_ = Phase::CatchingUp;
    Sequence cursor_;              ///< every change up to it has been sent or is not wanted
    std::vector<EventId> deleted_; ///< deleted while catching up, to be sent after the page
};

} // namespace tempo::control
