#include "control/subscriptions.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <utility>

namespace tempo::control {
namespace {

constexpr std::size_t kMost = 16;

/// The frame of the coroutine keeps both alive.
// NOLINTNEXTLINE(performance-unnecessary-value-param)
boost::asio::awaitable<void> runKept(std::shared_ptr<Stream> stream,
                                     std::shared_ptr<const void> /*owner*/) {
    co_await stream->run();
}

} // namespace

Expected<protocol::SubscribeResult> Subscriptions::add(Sequence after,
                                                       std::optional<std::string> provider) {
    const auto id = nextId();
    if (!id) {
        return tl::unexpected(id.error());
    }
    keep(*id, std::make_shared<Subscription>(
                  Subscription::Start{*id, after, std::move(provider)},
                  Subscription::Surroundings{around_.ports.events, around_.hub, around_.outbox}));
    return protocol::SubscribeResult{*id, after};
}

Async<protocol::SourcesSubscribed> Subscriptions::addSources() {
    const auto list = listen();
    if (!list) {
        co_return tl::unexpected(list.error());
    }
    auto now = co_await around_.ports.lists.sources();
    if (!now) {
        co_return tl::unexpected(std::move(now.error()));
    }
    keep(*list, std::make_unique<SourcesView>(around_.ports.lists, now->sources));
    co_return protocol::SourcesSubscribed{(*list)->id(), std::move(now->sources)};
}

Async<protocol::CountsSubscribed> Subscriptions::addCounts() {
    const auto list = listen();
    if (!list) {
        co_return tl::unexpected(list.error());
    }
    const auto now = co_await around_.ports.lists.counts();
    if (!now) {
        co_return tl::unexpected(now.error());
    }
    keep(*list, std::make_unique<CountsView>(around_.ports.lists, *now));
    co_return protocol::CountsSubscribed{(*list)->id(), *now};
}

Async<protocol::ActivitySubscribed> Subscriptions::addActivity(protocol::ActivityParams params) {
    const auto list = listen();
    if (!list) {
        co_return tl::unexpected(list.error());
    }
    auto now = co_await around_.ports.lists.activity(params);
    if (!now) {
        co_return tl::unexpected(std::move(now.error()));
    }
    keep(*list,
         std::make_unique<ActivityView>(around_.ports.lists, std::move(params), now->counts));
    co_return protocol::ActivitySubscribed{(*list)->id(), std::move(now->counts)};
}

Expected<protocol::ListSubscribed> Subscriptions::addTimeline(protocol::TimelineFilter filter) {
    const auto list = listen();
    if (!list) {
        return tl::unexpected(list.error());
    }
    keep(*list, std::make_unique<TimelineView>(around_.ports.lists, std::move(filter)));
    return protocol::ListSubscribed{(*list)->id()};
}

Expected<void> Subscriptions::remove(std::uint64_t id) {
    const auto at = streams_.find(id);
    if (at == streams_.end() || at->second->ended()) {
        return failure(ErrorCode::NotFound,
                       "this connection has no subscription " + std::to_string(id));
    }
    at->second->end();
    streams_.erase(at);
    return {};
}

void Subscriptions::begin(const std::shared_ptr<const void>& owner) {
    for (auto& stream : std::exchange(waiting_, {})) {
        boost::asio::co_spawn(around_.executor, runKept(std::move(stream), owner),
                              boost::asio::detached);
    }
}

void Subscriptions::endAll() {
    for (auto& [id, stream] : streams_) {
        stream->end();
    }
    streams_.clear();
    waiting_.clear();
}

Expected<std::uint64_t> Subscriptions::nextId() {
    std::erase_if(streams_, [](const auto& entry) { return entry.second->ended(); });
    if (streams_.size() >= kMost) {
        return failure(ErrorCode::RateLimited,
                       "one connection can have " + std::to_string(kMost) +
                           " subscriptions; end one of them or open another connection");
    }
    return ++lastId_;
}

/// A list that notes changes from now on, so that none is missed while it is read for the first
/// time.
Expected<std::shared_ptr<LiveList>> Subscriptions::listen() {
    return nextId().map([this](std::uint64_t id) {
        return std::make_shared<LiveList>(
            id, LiveList::Surroundings{around_.ports.listFeed, around_.outbox}, around_.executor);
    });
}

void Subscriptions::keep(std::uint64_t id, std::shared_ptr<Stream> stream) {
    streams_.emplace(id, stream);
    waiting_.push_back(std::move(stream));
}

void Subscriptions::keep(const std::shared_ptr<LiveList>& list, std::unique_ptr<ListView> view) {
    list->show(std::move(view));
    keep(list->id(), list);
}

} // namespace tempo::control
