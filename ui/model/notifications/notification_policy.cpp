#include "model/notifications/notification_policy.hpp"

#include <algorithm>

namespace tempo::model {

using Kind = Announcement::Kind;

namespace {

bool looksAlike(const EventRow& left, const EventRow& right) {
    return left.id == right.id && left.title == right.title && left.subtitle == right.subtitle &&
           left.severity == right.severity;
}

} // namespace

Announcement NotificationPolicy::decide(const EventRow& row, Quiet quiet) {
    if (!row.needsAttention) {
        return settle(row);
    }
    if (!isWanted(row, quiet)) {
        return {};
    }
    const auto key = keyFor(row);
    const auto shown = shown_.find(key);
    const bool known = shown != shown_.end();
    if (known && looksAlike(shown->second.row, row)) {
        return {};
    }
    const bool worse = !known || row.severity > shown->second.row.severity;
    if (!known && shown_.size() >= kMostRemembered) {
        shown_.erase(shown_.begin());
    }
    auto& now = shown_[key];
    now.row = row;
    now.needing.insert(row.id);
    const bool loud = worse && rulesFor(rules_, row.provider).withSound.contains(row.severity);
    return {.kind = Kind::Show, .sound = loud ? Sound::Yes : Sound::No, .key = key};
}

bool NotificationPolicy::isWanted(const EventRow& row, Quiet quiet) const {
    const bool passes =
        quiet == Quiet::No || (row.severity == Severity::Critical && rules_.criticalPassesQuiet);
    return passes && rulesFor(rules_, row.provider).severities.contains(row.severity) &&
           !isMuted(rules_, row.provider);
}

/// An event that has been told stays with its notification, whatever stack it moves to.
EntryKey NotificationPolicy::keyFor(const EventRow& row) const {
    const auto told = std::ranges::find_if(
        shown_, [&row](const auto& shown) { return shown.second.needing.contains(row.id); });
    return told != shown_.end() ? told->first : keyOf(row);
}

/// A stack is settled when the last of its events is that has been told.
Announcement NotificationPolicy::settle(const EventRow& row) {
    const auto key = keyFor(row);
    const auto shown = shown_.find(key);
    if (shown == shown_.end() || shown->second.needing.erase(row.id) == 0 ||
        !shown->second.needing.empty()) {
        return {};
    }
    shown_.erase(shown);
    return {.kind = Kind::Close, .key = key};
}

} // namespace tempo::model
