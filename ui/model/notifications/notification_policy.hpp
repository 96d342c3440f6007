#pragma once

#include "model/events/event_row.hpp"
#include "model/notifications/notification_rules.hpp"

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

    friend bool operator==(const Announcement&, const Announcement&) = default;
};

/// Decides for each change of an event what a person gets to see. Remembers what is shown, at most
/// kMostRemembered of them. Pure.
class NotificationPolicy {
public:
    static constexpr std::size_t kMostRemembered = 500;

    void setRules(NotificationRules rules) { rules_ = std::move(rules); }
    const NotificationRules& rules() const { return rules_; }

    Announcement decide(const EventRow& row, Quiet quiet);

    /// The person or the server has closed it.
    void forget(const EventId& id) { shown_.erase(id); }

private:
    bool isWanted(const EventRow& row, Quiet quiet) const;
    Announcement close(const EventId& id);

    NotificationRules rules_;
    std::unordered_map<EventId, EventRow> shown_;
};

} // namespace tempo::model
