#pragma once

#include "model/notifications/notification_rules.hpp"
#include "model/timeline/timeline_entry.hpp"

#include <set>
#include <unordered_map>

namespace tempo::model {

enum class Quiet : std::uint8_t { No, Yes };
enum class Sound : std::uint8_t { No, Yes };

struct Announcement {
    enum class Kind : std::uint8_t {
        Nothing,
        Show, ///< in the place of what is shown for the same event, if anything is
        Close ///< what was shown has been seen to, or has resolved itself
    };
    Kind kind = Kind::Nothing;
    Sound sound = Sound::No;
    EntryKey key = {}; ///< of the notification: a stack, or an event that stood alone at first

    friend bool operator==(const Announcement&, const Announcement&) = default;
};

/// Decides for each change of an event what a person gets to see: one notification for each stack,
/// and for each event that stands alone. Remembers what is shown, at most kMostRemembered of them.
/// Pure.
class NotificationPolicy {
public:
    static constexpr std::size_t kMostRemembered = 500;

    void setRules(NotificationRules rules) { rules_ = std::move(rules); }
    const NotificationRules& rules() const { return rules_; }

    Announcement decide(const EventRow& row, Quiet quiet);

    /// The person or the server has closed it.
    void forget(const EntryKey& key) { shown_.erase(key); }

private:
    bool isWanted(const EventRow& row, Quiet quiet) const;
    struct Shown {
        EventRow row;              ///< by which it is shown
        std::set<EventId> needing; ///< of the stack, those that have been told and need attention
    };

    EntryKey keyFor(const EventRow& row) const;
    Announcement settle(const EventRow& row);

    NotificationRules rules_;
    std::unordered_map<EntryKey, Shown> shown_;
};

} // namespace tempo::model
