#include "model/notifications/notification_policy.hpp"

namespace tempo::model {

using Kind = Announcement::Kind;

Announcement NotificationPolicy::decide(const EventRow& row, Quiet quiet) {
    if (!row.needsAttention) {
        return close(row.id);
    }
    if (!isWanted(row, quiet)) {
        return {};
    }
    const auto shown = shown_.find(row.id);
    const bool same = shown != shown_.end() && shown->second.title == row.title &&
                      shown->second.subtitle == row.subtitle &&
                      shown->second.severity == row.severity;
    if (same) {
        return {};
    }
    const bool worse = shown == shown_.end() || row.severity > shown->second.severity;
    if (shown == shown_.end() && shown_.size() >= kMostRemembered) {
        shown_.erase(shown_.begin());
    }
    shown_.insert_or_assign(row.id, row);
    const bool loud = worse && rulesFor(rules_, row.provider).withSound.contains(row.severity);
    return {.kind = Kind::Show, .sound = loud ? Sound::Yes : Sound::No};
}

bool NotificationPolicy::isWanted(const EventRow& row, Quiet quiet) const {
    const bool passes =
        quiet == Quiet::No || (row.severity == Severity::Critical && rules_.criticalPassesQuiet);
    return passes && rulesFor(rules_, row.provider).severities.contains(row.severity) &&
           !isMuted(rules_, row.provider);
}

Announcement NotificationPolicy::close(const EventId& id) {
    return shown_.erase(id) > 0 ? Announcement{.kind = Kind::Close} : Announcement{};
}

} // namespace tempo::model
