#pragma once

#include "protocol/fields.hpp"

#include <tempo/core/event.hpp>
#include <tempo/protocol/messages/events.hpp>

namespace tempo::protocol {

template<>
struct Enumerators<EventType> {
    static constexpr std::array kAll{EventType::Alert, EventType::Event, EventType::Task,
                                     EventType::Reminder};
};

template<>
struct Enumerators<Severity> {
    static constexpr std::array kAll{Severity::Ok, Severity::Info, Severity::Warning,
                                     Severity::Error, Severity::Critical};
};

template<>
struct Enumerators<State> {
    static constexpr std::array kAll{State::Firing, State::Resolved, State::Info};
};

template<>
struct Enumerators<Transport> {
    static constexpr std::array kAll{Transport::Plain, Transport::Tls};
};

template<>
struct Enumerators<Surface> {
    static constexpr std::array kAll{Surface::Timeline, Surface::Agenda};
};

template<>
struct Enumerators<StackRole> {
    static constexpr std::array kAll{StackRole::Single, StackRole::Repeats, StackRole::Opens,
                                     StackRole::Continues, StackRole::Closes};
};

template<>
struct Fields<Event> {
    static void visit(auto& as, auto& event) {
        as.field("id", event.id);
        as.field("sequence", event.sequence);
        as.field("providerIdentifier", event.providerIdentifier);
        as.field("externalID", event.externalID);
        as.field("title", event.title);
        as.field("subtitle", event.subtitle);
        as.field("eventType", event.eventType);
        as.field("severity", event.severity);
        as.field("state", event.state);
        as.field("startDate", event.startDate);
        as.field("endDate", event.endDate);
        as.field("receivedAt", event.receivedAt);
        as.embedded("metadata", event.metadata, Embedded::Object);
        as.embedded("actions", event.actions, Embedded::Array);
        as.field("revision", event.revision);
        as.field("acknowledgedAt", event.acknowledgedAt);
        as.field("dismissedAt", event.dismissedAt);
        as.field("needsAttention", event.needsAttention);
        as.field("transport", event.transport);
        as.field("senderID", event.sender);
        as.field("senderSeverity", event.senderSeverity);
        as.field("senderState", event.senderState);
        as.words("score", event.score);
        as.words("label", event.label);
        as.words("labelColor", event.labelColor);
        as.words("displayTitle", event.displayTitle);
        as.words("displaySubtitle", event.displaySubtitle);
        as.words("emoji", event.emoji);
        as.words("indicatorColor", event.indicatorColor);
        as.words("tag", event.tag);
        as.setting("surface", event.surface);
        as.setting("role", event.role);
        as.field("stackID", event.stackID);
    }
};

template<>
struct Fields<EventAction> {
    static void visit(auto& as, auto& message) {
        as.field("label", message.label);
        as.field("systemIcon", message.systemIcon);
        as.field("kind", message.kind);
        as.field("author", message.author);
        as.field("availability", message.availability);
        as.words("text", message.text);
        as.words("reason", message.reason);
        as.setting("missing", message.missing);
        as.words("written", message.written);
    }
};

} // namespace tempo::protocol
