#pragma once

#include <tempo/protocol/messages.hpp>

#include <string>

namespace tempo::cli::testing {

/// The number as an event's id, `00000000-0000-7000-8000-0000000000NN`.
inline EventId eventId(std::uint8_t number) {
    EventId id = *EventId::parse("00000000-0000-7000-8000-000000000000");
    id.uuid.bytes.back() = number;
    return id;
}

/// An event whose id and sequence are the number.
inline Event event(std::uint8_t number, std::string title = {}) {
    Event made;
    made.id = eventId(number);
    made.sequence = number;
    made.providerIdentifier = "scripts.backup";
    made.title = title.empty() ? "Event " + std::to_string(number) : std::move(title);
    made.startDate = *parseRfc3339("2026-01-31T11:00:00Z");
    made.receivedAt = made.startDate;
    return made;
}

} // namespace tempo::cli::testing
