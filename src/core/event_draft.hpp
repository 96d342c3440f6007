#pragma once

#include <tempo/core/event.hpp>

#include <optional>
#include <string>

namespace tempo {

/// An event that has passed every rule of the wire and waits to be stored: what the sender said,
/// and nothing that the daemon decides.
struct EventDraft {
    std::string providerIdentifier; ///< never empty: the sender's bound provider stands in
    std::optional<std::string> externalID;
    std::string title;
    std::optional<std::string> subtitle;
    EventType eventType = EventType::Alert;
    std::optional<Severity> severity;
    std::optional<State> state;
    std::optional<Timestamp> startDate;
    std::optional<Timestamp> endDate;
    std::string metadata = "{}"; ///< a JSON object, as text
    std::string actions = "[]";  ///< a JSON array of validated actions, as text

    friend bool operator==(const EventDraft&, const EventDraft&) = default;
};

} // namespace tempo
