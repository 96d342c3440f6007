#include "cli/follower.hpp"

#include <algorithm>

namespace tempo::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstDelay{500};
constexpr milliseconds kLongestDelay{15'000};

} // namespace

Follower::Follower(Context& context, FollowPlan plan, EventPrinter printer)
    : context_(context), plan_(std::move(plan)), printer_(std::move(printer)), delay_(kFirstDelay) {
}

Result<void> Follower::run() {
    auto result = converse();
    while (!result && result.error().exit == ExitCode::Unreachable && subscription_) {
        pauseBeforeNextTry();
        result = converse();
    }
    return result;
}

/// One connection, from its hello to the limit or to its end.
Result<void> Follower::converse() {
    auto channel = context_.daemon.connect(kPatience);
    if (!channel) {
        return tl::unexpected(channel.error());
    }
    if (auto subscribed = subscription_ ? resume(**channel) : begin(**channel); !subscribed) {
        return subscribed;
    }
    delay_ = kFirstDelay;
    return follow(**channel);
}

/// Subscribing before reading leaves no gap: what is committed in between arrives as a
/// notification, and `showLast` leaves it out.
Result<void> Follower::begin(Channel& channel) {
    const protocol::SubscribeParams params{
        .afterSequence = std::nullopt, .afterEvent = plan_.after, .provider = plan_.provider};
    if (auto subscribed = subscribe(channel, params); !subscribed) {
        return subscribed;
    }
    return plan_.after || plan_.last == 0 ? Result<void>() : showLast(channel);
}

Result<void> Follower::resume(Channel& channel) {
    return subscribe(
        channel,
        {.afterSequence = cursor_, .afterEvent = std::nullopt, .provider = plan_.provider});
}

Result<void> Follower::subscribe(Channel& channel, const protocol::SubscribeParams& params) {
    const auto subscribed = ask<protocol::SubscribeResult>(channel, "events.subscribe", params);
    if (!subscribed) {
        return tl::unexpected(subscribed.error());
    }
    if (!subscription_) {
        cursor_ = subscribed->sequence;
    }
    subscription_ = subscribed->subscription;
    return {};
}

Result<void> Follower::showLast(Channel& channel) {
    protocol::EventListParams params;
    params.provider = plan_.provider;
    params.limit = static_cast<std::uint32_t>(std::min<std::uint64_t>(plan_.last, plan_.limit));
    auto page = ask<protocol::EventPage>(channel, "events.list", params);
    if (!page) {
        return tl::unexpected(page.error());
    }
    std::erase_if(page->events, [this](const Event& event) { return event.sequence > cursor_; });
    std::reverse(page->events.begin(), page->events.end());
    show(page->events);
    return {};
}

Result<void> Follower::follow(Channel& channel) {
    while (!finished()) {
        if (!context_.out) {
            return fail(ExitCode::Refused, "standard output cannot be written.");
        }
        const auto notification = channel.nextNotification();
        if (!notification) {
            return tl::unexpected(notification.error());
        }
        if (auto taken = take(channel, *notification); !taken) {
            return taken;
        }
    }
    return {};
}

Result<void> Follower::take(Channel& channel, const protocol::Notification& notification) {
    if (notification.method == "events.changed") {
        auto changed = protocol::fromJson<protocol::EventsChanged>(notification.params);
        if (!changed) {
            return fail(ExitCode::Refused,
                        "a notification of the daemon cannot be read: " + changed.error().detail);
        }
        std::erase_if(changed->events,
                      [this](const Event& event) { return event.sequence <= cursor_; });
        if (changed->subscription == subscription_ && !changed->events.empty()) {
            cursor_ = changed->events.back().sequence;
            show(changed->events);
        }
        return {};
    }
    if (notification.method == "events.lagged") {
        const auto lagged = protocol::fromJson<protocol::SubscriptionLagged>(notification.params);
        if (lagged && lagged->subscription == subscription_) {
            cursor_ = std::max(cursor_, lagged->afterSequence);
            return resume(channel);
        }
    }
    return {};
}

void Follower::show(std::span<const Event> events) {
    const auto wanted = events.first(std::min<std::uint64_t>(events.size(), plan_.limit - shown_));
    printer_.print(wanted);
    context_.out.flush();
    shown_ += wanted.size();
}

void Follower::pauseBeforeNextTry() {
    if (delay_ == kFirstDelay) {
        context_.err << "tempoctl: the daemon is gone; connecting again until it is back.\n";
        context_.err.flush();
    }
    context_.sleep(delay_);
    delay_ = std::min(delay_ * 2, kLongestDelay);
}

} // namespace tempo::cli
