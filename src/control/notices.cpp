#include "control/notices.hpp"

#include <tempo/protocol/codec.hpp>
#include <tempo/protocol/messages/subscriptions.hpp>
#include <tempo/protocol/rpc.hpp>

#include <algorithm>

namespace tempo::control {
namespace {

constexpr std::size_t kNoticeSize = 1024UL * 1024;
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
        outbox.push(protocol::encodeNotification("events.deleted", protocol::jsonText(notice)));
    }
}

void pushRestyled(Outbox& outbox, std::uint64_t subscription, const std::string& score) {
    const protocol::EventsRestyled notice{subscription, score};
    outbox.push(protocol::encodeNotification("events.restyled", protocol::jsonText(notice)));
}

void pushLagged(Outbox& outbox, std::uint64_t subscription, Sequence after) {
    const protocol::SubscriptionLagged notice{subscription, after};
    outbox.push(protocol::encodeNotification("events.lagged", protocol::jsonText(notice)));
}

} // namespace tempo::control
