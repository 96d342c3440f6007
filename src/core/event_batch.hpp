#pragma once

#include "core/derivation.hpp"
#include "core/event_draft.hpp"

#include <tempo/core/error.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tempo {

/// What makes a signed request the only one of its kind.
struct SignatureMark {
    Timestamp signedAt;
    std::array<std::uint8_t, 32> mac{};

    friend bool operator==(const SignatureMark&, const SignatureMark&) = default;
};

/// What one request wants stored, in one transaction.
struct EventBatch {
    std::vector<EventDraft> events;
    std::vector<Derivation> derivations; ///< one for each event, in their order; empty: all plain
    SenderId sender;
    Transport transport = Transport::Plain;
    Timestamp receivedAt;
    std::optional<std::string> idempotencyKey;
    std::optional<SignatureMark> signature; ///< remembered with the events, to refuse replays
};

/// Events that the rules of a score have acknowledged or dismissed.
struct Triaged {
    std::string score;
    Triage triage = Triage::None;
    std::uint64_t events = 0;

    friend bool operator==(const Triaged&, const Triaged&) = default;
};

/// What came of it. `events` are in the order of the batch, as stored. For a repeated idempotency
/// key nothing is stored: `ids` are those of the first answer, `events` is empty.
struct StoredBatch {
    std::vector<EventId> ids;
    std::vector<Event> events;
    std::vector<Triaged> triaged; ///< one for each score and what it did
};

using StoreOutcome = Expected<StoredBatch>;

} // namespace tempo
