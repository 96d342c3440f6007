#include "control/subscription.hpp"

#include "control/notices.hpp"

#include <tempo/protocol/codec.hpp>

#include <algorithm>
#include <utility>

namespace tempo::control {
namespace {

constexpr std::size_t kPage = 500;

/// How many deletions a subscription that catches up keeps for later.
constexpr std::size_t kKeptDeletions = 100'000;

} // namespace

Subscription::Subscription(Start start, Surroundings around)
    : start_(std::move(start)), around_(around), cursor_(start_.after) {
    around_.hub.add(*this);
}

Subscription::~Subscription() {
    end();
}

boost::asio::awaitable<void> Subscription::run() {
    try {
        co_await catchUp();
    } catch (const std::exception&) {
        lag();
    }
}

boost::asio::awaitable<void> Subscription::catchUp() {
    for (;;) {
        co_await around_.outbox.room();
        if (ended()) {
            co_return;
        }
        const auto told = around_.hub.lastSequence();
        if (cursor_ >= told) {
            phase_ = Phase::Live;
            co_return;
        }
        const auto page = co_await around_.events.changesAfter(cursor_, kPage);
        if (ended()) {
            co_return;
        }
        if (!page) {
            lag();
            co_return;
        }
        send(*page);
        if (page->size() < kPage) {
            // The store has shown all up to `told`, though the last ones may have been deleted.
            cursor_ = std::max(cursor_, told);
        }
    }
}

void Subscription::send(const std::vector<Event>& page) {
    ChangedNotices notices(start_.id, around_.outbox);
    for (const auto& event : page) {
        if (wanted(event)) {
            notices.add(protocol::jsonText(event));
        }
        cursor_ = event.sequence;
    }
    notices.flush();
    sendDeleted();
}

void Subscription::sendDeleted() {
    pushDeleted(around_.outbox, start_.id, deleted_);
    deleted_.clear();
}

void Subscription::end() {
    if (!ended()) {
        phase_ = Phase::Ended;
        around_.hub.remove(*this);
    }
}

void Subscription::changed(CommittedEvents& events) {
    if (phase_ != Phase::Live) {
        return;
    }
    if (around_.outbox.full()) {
        lag();
        return;
    }
    ChangedNotices notices(start_.id, around_.outbox);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto& event = events.event(i);
        if (event.sequence <= cursor_) {
            continue;
        }
        if (wanted(event)) {
            notices.add(events.text(i));
        }
        cursor_ = event.sequence;
    }
    notices.flush();
}

void Subscription::deleted(const std::vector<EventId>& ids) {
    const auto tooMany = phase_ == Phase::Live ? around_.outbox.full()
                                               : deleted_.size() + ids.size() > kKeptDeletions;
    if (tooMany) {
        lag();
        return;
    }
    deleted_.insert(deleted_.end(), ids.begin(), ids.end());
    if (phase_ == Phase::Live) {
        sendDeleted();
    }
}

/// A client that catches up may have read some events as they were; it is told as well.
void Subscription::restyled(const std::string& score) {
    if (ended()) {
        return;
    }
    if (around_.outbox.full()) {
        lag();
    } else {
        pushRestyled(around_.outbox, start_.id, score);
    }
}

bool Subscription::wanted(const Event& event) const {
    return !start_.provider || event.providerIdentifier == *start_.provider;
}

void Subscription::lag() {
    if (ended()) {
        return;
    }
    pushLagged(around_.outbox, start_.id, cursor_);
    end();
}

} // namespace tempo::control
