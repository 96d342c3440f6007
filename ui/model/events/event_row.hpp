#pragma once

#include <tempo/core/event.hpp>

#include <optional>
#include <string>

namespace tempo::model {

/// What a list shows of an event: small, whatever the event carries. The rest is asked for when
/// somebody looks at it.
struct EventRow {
    EventId id;
    Sequence sequence{};
    std::string provider;
    std::string title;    ///< as the source's score words it, else as it was sent
    std::string subtitle; ///< likewise
    EventType eventType = EventType::Alert;
    Severity severity = Severity::Info;
    State state = State::Info;
    Timestamp startDate;
    std::string label;          ///< in place of the severity's own word, or empty
    std::string labelColor;     ///< `#RRGGBB`, or empty
    std::string emoji;          ///< or empty
    std::string indicatorColor; ///< `#RRGGBB`, the name of a colour, or empty
    std::string tag;            ///< or empty
    std::optional<StackId> stack;
    bool acknowledged = false;
    bool dismissed = false;
    bool needsAttention = false;
    Transport transport = Transport::Plain;
    SenderId sender;

    friend bool operator==(const EventRow&, const EventRow&) = default;
};

inline EventRow rowOf(const Event& event) {
    return {.id = event.id,
            .sequence = event.sequence,
            .provider = event.providerIdentifier,
            .title = event.displayTitle.empty() ? event.title : event.displayTitle,
            .subtitle = event.displaySubtitle.empty() ? event.subtitle.value_or(std::string())
                                                      : event.displaySubtitle,
            .eventType = event.eventType,
            .severity = event.severity,
            .state = event.state,
            .startDate = event.startDate,
            .label = event.label,
            .labelColor = event.labelColor,
            .emoji = event.emoji,
            .indicatorColor = event.indicatorColor,
            .tag = event.tag,
            .stack = event.stackID,
            .acknowledged = event.acknowledgedAt.has_value(),
            .dismissed = event.dismissedAt.has_value(),
            .needsAttention = event.needsAttention,
            .transport = event.transport,
            .sender = event.sender};
}

} // namespace tempo::model
