#pragma once

#include "control/subscription.hpp"

#include <tempo/protocol/messages/subscriptions.hpp>

#include <map>
#include <memory>

namespace tempo::control {

/// The subscriptions of one session.
class Subscriptions {
public:
    explicit Subscriptions(Subscription::Surroundings around) : around_(around) {}
    Subscriptions(const Subscriptions&) = delete;
    Subscriptions& operator=(const Subscriptions&) = delete;
    ~Subscriptions() { endAll(); }

    /// Makes one that waits for begin(). RateLimited when the connection has too many.
    Expected<protocol::SubscribeResult> add(Sequence after, std::optional<std::string> provider);

    /// NotFound if there is none of this id, or it has ended by itself.
    Expected<void> remove(std::uint64_t id);

    /// Starts those that wait: after the answer that names them has been pushed. `owner` keeps the
    /// session alive meanwhile.
    void begin(const boost::asio::any_io_executor& executor,
               const std::shared_ptr<const void>& owner);

    void endAll();

private:
    Subscription::Surroundings around_;
    std::uint64_t lastId_ = 0;
    std::map<std::uint64_t, std::shared_ptr<Subscription>> subscriptions_;
    std::vector<std::shared_ptr<Subscription>> waiting_;
};

} // namespace tempo::control
