#pragma once

#include "control/live_list.hpp"
#include "control/subscription.hpp"

#include <tempo/protocol/messages.hpp>

#include <map>
#include <memory>
#include <vector>

namespace tempo::control {

/// The subscriptions of one session: to events, and to lists. Each of the `add…` makes one that
/// waits for begin(); RateLimited when the connection has too many.
class Subscriptions {
public:
    struct Surroundings {
        Ports& ports;
        FeedHub& hub;
        Outbox& outbox;
        boost::asio::any_io_executor executor;
    };

    explicit Subscriptions(Surroundings around) : around_(std::move(around)) {}
    Subscriptions(const Subscriptions&) = delete;
    Subscriptions& operator=(const Subscriptions&) = delete;
    ~Subscriptions() { endAll(); }

    Expected<protocol::SubscribeResult> add(Sequence after, std::optional<std::string> provider);
    Async<protocol::SourcesSubscribed> addSources();
    Async<protocol::CountsSubscribed> addCounts();
    Async<protocol::ActivitySubscribed> addActivity(protocol::ActivityParams params);
    Expected<protocol::ListSubscribed> addTimeline(protocol::TimelineFilter filter);

    /// NotFound if there is none of this id, or it has ended by itself.
    Expected<void> remove(std::uint64_t id);

    /// Starts those that wait: after the answer that names them has been pushed. `owner` keeps the
    /// session alive meanwhile.
    void begin(const std::shared_ptr<const void>& owner);

    void endAll();

private:
    Expected<std::uint64_t> nextId();
    Expected<std::shared_ptr<LiveList>> listen();
    void keep(std::uint64_t id, std::shared_ptr<Stream> stream);
    void keep(const std::shared_ptr<LiveList>& list, std::unique_ptr<ListView> view);

    Surroundings around_;
    std::uint64_t lastId_ = 0;
    std::map<std::uint64_t, std::shared_ptr<Stream>> streams_;
    std::vector<std::shared_ptr<Stream>> waiting_;
};

} // namespace tempo::control
