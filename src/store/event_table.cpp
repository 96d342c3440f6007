#include "store/event_table.hpp"

#include "core/attention.hpp"
#include "store/event_document.hpp"
#include "store/event_query.hpp"
#include "store/event_row.hpp"
#include "store/idempotency.hpp"
#include "store/signature_table.hpp"

#include <tempo/core/limits.hpp>

#include <string>

namespace tempo::store {
namespace {

Event fromDraft(EventDraft&& draft, const EventBatch& batch) {
    Event event;
    event.providerIdentifier = std::move(draft.providerIdentifier);
    event.externalID = std::move(draft.externalID);
    event.title = std::move(draft.title);
    event.subtitle = std::move(draft.subtitle);
    event.eventType = draft.eventType;
    event.severity = draft.severity.value_or(Severity::Info);
    event.state = effectiveState(event.eventType, event.severity, draft.state);
    event.startDate = draft.startDate.value_or(batch.receivedAt);
    event.endDate = draft.endDate;
    event.receivedAt = batch.receivedAt;
    event.metadata = std::move(draft.metadata);
    event.actions = std::move(draft.actions);
    event.transport = batch.transport;
    event.sender = batch.sender;
    event.needsAttention = needsAttention(event);
    return event;
}

void insert(WriteContext& context, Event& event) {
    event.id = EventId{context.ids.next(context.now)};
    event.sequence = ++context.lastSequence;
    execute(context.database,
            "INSERT INTO events (" TEMPO_EVENT_COLUMNS ", dismissed) VALUES"
            " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            event.sequence, event.id, event.providerIdentifier, event.externalID, event.title,
            event.subtitle, event.eventType, event.severity, event.state, event.startDate,
            event.endDate, event.receivedAt, event.metadata, event.actions, event.revision,
            event.acknowledgedAt, event.dismissedAt, event.needsAttention, event.transport,
            event.sender, event.dismissedAt.has_value());
    ++context.eventCount;
}

std::optional<Event> findByExternalId(WriteContext& context, const Event& event) {
    Query query(context.database,
                "SELECT " TEMPO_EVENT_COLUMNS
                " FROM events WHERE provider_identifier = ? AND external_id = ?",
                event.providerIdentifier, event.externalID);
    return query.next() ? std::optional(readEvent(query)) : std::nullopt;
}

void keepRevision(WriteContext& context, const Event& earlier) {
    const auto document = documentOf(earlier);
    execute(context.database,
            "INSERT INTO event_revisions (event_id, revision, replaced_at, document)"
            " VALUES (?, ?, ?, ?)",
            earlier.id, earlier.revision, context.now, document);
    if (earlier.revision > limits::kRevisions) {
        execute(context.database,
                "DELETE FROM event_revisions WHERE event_id = ? AND revision <= ?", earlier.id,
                earlier.revision - limits::kRevisions);
    }
}

void replace(WriteContext& context, const Event& earlier, Event& event) {
    keepRevision(context, earlier);
    event.id = earlier.id;
    event.revision = earlier.revision + 1;
    event.sequence = ++context.lastSequence;
    carryUserState(earlier, event);
    execute(context.database,
            "UPDATE events SET sequence = ?, title = ?, subtitle = ?, event_type = ?,"
            " severity = ?, state = ?, start_date = ?, end_date = ?, received_at = ?,"
            " metadata = ?, actions = ?, revision = ?, acknowledged_at = ?, dismissed_at = ?,"
            " needs_attention = ?, transport = ?, sender_id = ?, dismissed = ? WHERE sequence = ?",
            event.sequence, event.title, event.subtitle, event.eventType, event.severity,
            event.state, event.startDate, event.endDate, event.receivedAt, event.metadata,
            event.actions, event.revision, event.acknowledgedAt, event.dismissedAt,
            event.needsAttention, event.transport, event.sender, event.dismissedAt.has_value(),
            earlier.sequence);
}

void storeOne(WriteContext& context, Event& event) {
    if (event.externalID) {
        if (const auto earlier = findByExternalId(context, event)) {
            replace(context, *earlier, event);
            return;
        }
    }
    insert(context, event);
}

} // namespace

StoredBatch storeEvents(WriteContext& context, EventBatch&& batch) {
    if (batch.signature) {
        rememberSignature(context, batch.sender, *batch.signature);
    }
    if (batch.idempotencyKey) {
        if (auto ids = knownAnswer(context, batch.sender, *batch.idempotencyKey)) {
            return {std::move(*ids), {}};
        }
    }
    StoredBatch stored;
    stored.ids.reserve(batch.events.size());
    stored.events.reserve(batch.events.size());
    for (auto& draft : batch.events) {
        auto& event = stored.events.emplace_back(fromDraft(std::move(draft), batch));
        storeOne(context, event);
        stored.ids.push_back(event.id);
    }
    if (batch.idempotencyKey) {
        rememberAnswer(context, batch.sender, *batch.idempotencyKey, stored.ids);
    }
    return stored;
}

} // namespace tempo::store
