#include "model/events/event_feed.hpp"

namespace tempo::model {

EventFeed::EventFeed(DaemonLink& link, QObject* parent) : QObject(parent), link_(link) {
    gather_.setSingleShot(true);
    connect(&gather_, &QTimer::timeout, this, &EventFeed::flush);
    connect(&link_, &DaemonLink::statusChanged, this, &EventFeed::onStatus);
    connect(&link_, &DaemonLink::eventsChanged, this, &EventFeed::take);
    connect(&link_, &DaemonLink::eventsDeleted, this, [this](const protocol::EventsDeleted& gone) {
        if (gone.subscription == subscription_) {
            flush();
            Q_EMIT deleted(gone.ids);
        }
    });
    connect(&link_, &DaemonLink::eventsRestyled, this,
            [this](const protocol::EventsRestyled& what) {
                if (what.subscription == subscription_) {
                    flush();
                    Q_EMIT restyled();
                }
            });
    connect(&link_, &DaemonLink::subscriptionLagged, this,
            [this](const protocol::SubscriptionLagged& lagged) {
                if (lagged.subscription == subscription_) {
                    cursor_ = std::max(cursor_.value_or(0), lagged.afterSequence);
                    subscribe(*cursor_);
                }
            });
    if (link_.isConnected()) {
        onStatus();
    }
}

/// The last sequence that the daemon has given out says whether it still has the same data: after a
/// restore the cursor can be ahead of it.
void EventFeed::onStatus() {
    subscription_.reset();
    if (!link_.isConnected()) {
        return;
    }
    ask<protocol::StatusResult>(link_, this, "status.get", protocol::Empty{},
                                [this](const Expected<protocol::StatusResult>& status) {
                                    if (status) {
                                        subscribe(status->store.lastSequence);
                                    }
                                });
}

void EventFeed::subscribe(Sequence lastStored) {
    if (cursor_ && *cursor_ > lastStored) {
        cursor_.reset();
    }
    const protocol::SubscribeParams params{.afterSequence = cursor_};
    ask<protocol::SubscribeResult>(link_, this, "events.subscribe", params,
                                   [this](const Expected<protocol::SubscribeResult>& begin) {
                                       if (begin) {
                                           subscription_ = begin->subscription;
                                           cursor_ = begin->sequence;
                                           Q_EMIT begun();
                                       }
                                   });
}

void EventFeed::take(const protocol::EventsChanged& changed) {
    if (changed.subscription != subscription_) {
        return;
    }
    waiting_.insert(waiting_.end(), changed.events.begin(), changed.events.end());
    if (waiting_.size() >= kMostAtOnce) {
        flush();
    } else if (!gather_.isActive()) {
        gather_.start(kGather);
    }
}

void EventFeed::flush() {
    gather_.stop();
    if (waiting_.empty()) {
        return;
    }
    const auto events = std::exchange(waiting_, {});
    cursor_ = events.back().sequence;
    Q_EMIT this->changed(events);
}

} // namespace tempo::model
