#include "daemon/commit_list_feed.hpp"

#include <utility>
#include <vector>

namespace tempo::daemon {

class CommitListFeed::Subscription final : public control::FeedSubscription {
public:
    Subscription(CommitListFeed& feed, Listener& listener) : feed_(feed), listener_(listener) {
        feed_.listeners_.insert(&listener_);
    }
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;
    ~Subscription() override { feed_.listeners_.erase(&listener_); }

private:
    CommitListFeed& feed_;
    Listener& listener_;
};

void CommitListFeed::tell(store::ListChanges changes) {
    tellAll({.sources = std::move(changes.sources),
             .events = std::move(changes.events),
             .stacks = std::move(changes.stacks)});
}

void CommitListFeed::tellAll(const control::ListChanges& changes) {
    // A listener may end its own subscription when it is told.
    const std::vector<Listener*> told(listeners_.begin(), listeners_.end());
    for (auto* listener : told) {
        if (listeners_.contains(listener)) {
            listener->listsChanged(changes);
        }
    }
}

std::unique_ptr<control::FeedSubscription> CommitListFeed::subscribe(Listener& listener) {
    return std::make_unique<Subscription>(*this, listener);
}

} // namespace tempo::daemon
