#pragma once

#include "core/event_draft.hpp"

#include <tempo/core/error.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tempo {

/// What one request wants stored, in one transaction.
struct EventBatch {
    std::vector<EventDraft> events;
    SenderId sender;
    Transport transport = Transport::Plain;
    Timestamp receivedAt;
    std::optional<std::string> idempotencyKey;
};

/// What came of it. `events` are in the order of the batch, as stored. For a repeated idempotency
/// key nothing is stored: `ids` are those of the first answer, `events` is empty.
struct StoredBatch {
    std::vector<EventId> ids;
    std::vector<Event> events;
};

using StoreOutcome = Expected<StoredBatch>;

} // namespace tempo
