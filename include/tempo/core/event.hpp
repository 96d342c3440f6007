#pragma once

#include <tempo/core/ids.hpp>
#include <tempo/core/timestamp.hpp>
#include <tempo/core/vocabulary.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace tempo {

/// The place of a stored change in the order of commits: 1 for the first one, never reused. An
/// event that is replaced, acknowledged or dismissed gets a new one.
using Sequence = std::uint64_t;

/// The number of a stack, which rises in the order in which stacks begin and is never reused.
using StackId = std::uint64_t;

/// An event as it is stored and shown.
struct Event {
    EventId id;
    Sequence sequence{};
    std::string providerIdentifier;
    std::optional<std::string> externalID;
    std::string title;
    std::optional<std::string> subtitle;
    EventType eventType = EventType::Alert;
    Severity severity = Severity::Info;
    State state = State::Info;
    Timestamp startDate;
    std::optional<Timestamp> endDate;
    Timestamp receivedAt;        ///< when this version reached the daemon
    std::string metadata = "{}"; ///< a JSON object, as text
    std::string actions = "[]";  ///< a JSON array of validated actions, as text
    std::uint32_t revision = 1;  ///< 1 for the first version, one more for each replacement
    std::optional<Timestamp> acknowledgedAt;
    std::optional<Timestamp> dismissedAt;
    bool needsAttention = false; ///< firing, at least a warning, neither acknowledged nor dismissed
    Transport transport = Transport::Plain;
    SenderId sender;
    std::optional<Severity> senderSeverity; ///< as the sender wrote it; `severity` is what counts
    std::optional<State> senderState;       ///< likewise
    std::string score;                      ///< whose score was applied; empty: none
    std::string label;                      ///< what to show instead of the severity's own word
    std::string labelColor;                 ///< `#RRGGBB`, or empty
    std::string displayTitle;               ///< what to show instead of the title, or empty
    std::string displaySubtitle;            ///< likewise
    std::string emoji;
    std::string indicatorColor; ///< `#RRGGBB`, the name of a colour, or empty
    std::string tag;
    Surface surface = Surface::Timeline;
    StackRole role = StackRole::Single;
    std::optional<StackId> stackID; ///< none: it stands alone

    friend bool operator==(const Event&, const Event&) = default;
};

} // namespace tempo
