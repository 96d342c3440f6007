#include "control/notices.hpp"

#include <tempo/protocol/messages/subscriptions.hpp>

#include <algorithm>

namespace tempo::control {
namespace {

constexpr std::size_t kNoticeSize = 1024UL * 1024;
/// What a row takes beside its long texts.
constexpr std::size_t kRowOverhead = 2048;
constexpr std::size_t kIdsInANotice = 10'000;

} // namespace

void ChangedNotices::add(std::string_view event) {
    if (!events_.empty() && events_.size() + event.size() > kNoticeSize) {
        flush();
    }
    if (!events_.empty()) {
        events_ += ',';
    }
    events_ += event;
}

void ChangedNotices::flush() {
    if (events_.empty()) {
        return;
    }
    const auto params =
        R"({"subscription":)" + std::to_string(subscription_) + R"(,"events":[)" + events_ + "]}";
    outbox_.push(protocol::encodeNotification("events.changed", params));
    events_.clear();
}

void pushDeleted(Outbox& outbox, std::uint64_t subscription, const std::vector<EventId>& ids) {
    for (std::size_t from = 0; from < ids.size(); from += kIdsInANotice) {
        const auto first = ids.begin() + static_cast<std::ptrdiff_t>(from);
        const auto count = std::min(kIdsInANotice, ids.size() - from);
        const protocol::EventsDeleted notice{subscription,
                                             {first, first + static_cast<std::ptrdiff_t>(count)}};
        outbox.push(noticeLine("events.deleted", notice));
    }
}

void pushRestyled(Outbox& outbox, std::uint64_t subscription, const std::string& score) {
    const protocol::EventsRestyled notice{subscription, score};
    outbox.push(protocol::encodeNotification("events.restyled", protocol::jsonText(notice)));
}

std::vector<std::string> timelineLines(std::uint64_t subscription, const TimelineUpdate& update) {
    std::vector<std::string> lines;
    protocol::TimelineChanged notice{.subscription = subscription,
                                     .rows = {},
                                     .removedEvents = update.removedEvents,
                                     .removedStacks = update.removedStacks};
    std::size_t size = 0;
    const auto flush = [&] {
        lines.push_back(noticeLine("timeline.changed", notice));
        notice = {.subscription = subscription};
        size = 0;
    };
    for (const auto& row : update.rows) {
        const auto more = row.event.metadata.size() + row.event.actions.size() + kRowOverhead;
        if (size + more > kNoticeSize) {
            flush();
        }
        notice.rows.push_back(row);
        size += more;
    }
    if (notice != protocol::TimelineChanged{.subscription = subscription}) {
        flush();
    }
    return lines;
}

void pushListLagged(Outbox& outbox, std::uint64_t subscription) {
    outbox.push(noticeLine("lists.lagged", protocol::ListLagged{subscription}));
}

void pushLagged(Outbox& outbox, std::uint64_t subscription, Sequence after) {
    outbox.push(noticeLine("events.lagged", protocol::SubscriptionLagged{subscription, after}));
}

} // namespace tempo::control
