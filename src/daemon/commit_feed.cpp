#include "daemon/commit_feed.hpp"

#include <algorithm>
#include <utility>

namespace tempo::daemon {

class CommitFeed::Subscription final : public control::FeedSubscription {
public:
    Subscription(CommitFeed& feed, Listener& listener) : feed_(feed), listener_(listener) {
        feed_.listeners_.insert(&listener_);
    }
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;
    ~Subscription() override { feed_.listeners_.erase(&listener_); }

private:
    CommitFeed& feed_;
    Listener& listener_;
};

void CommitFeed::stage(std::span<const Event> events) {
    for (const auto& event : events) {
        lastStaged_ = std::max(lastStaged_, event.sequence);
        if (!listeners_.empty()) {
            staged_.push_back(std::make_shared<const Event>(event));
        }
    }
}

void CommitFeed::stageDeleted(std::vector<EventId> ids) {
    deleted_.insert(deleted_.end(), ids.begin(), ids.end());
}

void CommitFeed::flush() {
    const auto events = std::exchange(staged_, {});
    const auto deleted = std::exchange(deleted_, {});
    if (events.empty() && deleted.empty()) {
        return;
    }
    // A listener may end its own subscription when it is told.
    const std::vector<Listener*> told(listeners_.begin(), listeners_.end());
    for (auto* listener : told) {
        if (!events.empty() && listeners_.contains(listener)) {
            listener->changed(events);
        }
        if (!deleted.empty() && listeners_.contains(listener)) {
            listener->deleted(deleted);
        }
    }
}

void CommitFeed::tellRestyled(const std::string& score) {
    const std::vector<Listener*> told(listeners_.begin(), listeners_.end());
    for (auto* listener : told) {
        if (listeners_.contains(listener)) {
            listener->restyled(score);
        }
    }
}

std::unique_ptr<control::FeedSubscription> CommitFeed::subscribe(Listener& listener) {
    return std::make_unique<Subscription>(*this, listener);
}

} // namespace tempo::daemon
