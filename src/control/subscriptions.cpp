#include "control/subscriptions.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <utility>

namespace tempo::control {
namespace {

constexpr std::size_t kMost = 16;

} // namespace

Expected<protocol::SubscribeResult> Subscriptions::add(Sequence after,
                                                       std::optional<std::string> provider) {
    std::erase_if(subscriptions_, [](const auto& entry) { return entry.second->ended(); });
    if (subscriptions_.size() >= kMost) {
        return failure(ErrorCode::RateLimited,
                       "one connection can have " + std::to_string(kMost) +
                           " subscriptions; end one of them or open another connection");
    }
    const auto id = ++lastId_;
    auto subscription = std::make_shared<Subscription>(
        Subscription::Start{id, after, std::move(provider)}, around_);
    subscriptions_.emplace(id, subscription);
    waiting_.push_back(std::move(subscription));
    return protocol::SubscribeResult{id, after};
}

Expected<void> Subscriptions::remove(std::uint64_t id) {
    const auto at = subscriptions_.find(id);
    if (at == subscriptions_.end() || at->second->ended()) {
        return failure(ErrorCode::NotFound,
                       "this connection has no subscription " + std::to_string(id));
    }
    at->second->end();
    subscriptions_.erase(at);
    return {};
}

void Subscriptions::begin(const boost::asio::any_io_executor& executor,
                          const std::shared_ptr<const void>& owner) {
    for (auto& subscription : std::exchange(waiting_, {})) {
        boost::asio::co_spawn(executor, Subscription::run(std::move(subscription), owner),
                              boost::asio::detached);
    }
}

void Subscriptions::endAll() {
    for (auto& [id, subscription] : subscriptions_) {
        subscription->end();
    }
    subscriptions_.clear();
    waiting_.clear();
}

} // namespace tempo::control
