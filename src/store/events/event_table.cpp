#include "store/events/event_table.hpp"

#include "core/attention.hpp"
#include "store/events/event_document.hpp"
#include "store/events/event_query.hpp"
#include "store/events/event_row.hpp"
#include "store/events/idempotency.hpp"
#include "store/events/image_table.hpp"
#include "store/senders/signature_table.hpp"
#include "store/sources/aggregates.hpp"
#include "store/stacks/stack_changes.hpp"
#include "store/stacks/stack_members.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace tempo::store {
namespace {

Event fromDraft(EventDraft&& draft, const EventBatch& batch) {
    Event event;
    event.providerIdentifier = std::move(draft.providerIdentifier);
    event.externalID = std::move(draft.externalID);
    event.title = std::move(draft.title);
    event.subtitle = std::move(draft.subtitle);
    event.eventType = draft.eventType;
    event.senderSeverity = draft.severity;
    event.senderState = draft.state;
    event.startDate = draft.startDate.value_or(batch.receivedAt);
    event.endDate = draft.endDate;
    event.receivedAt = batch.receivedAt;
    event.metadata = std::move(draft.metadata);
    event.actions = std::move(draft.actions);
    event.transport = batch.transport;
    event.sender = batch.sender;
    return event;
}

/// Applies what a rule of the score says; gives whether it changed anything.
bool settle(const WriteContext& context, Triage triage, Event& event) {
    auto& mark = triage == Triage::Dismiss ? event.dismissedAt : event.acknowledgedAt;
    const bool changes = triage != Triage::None && !mark;
    if (changes) {
        mark = context.now;
    }
    event.needsAttention = needsAttention(event);
    return changes;
}

/// The generation may cost a look into the database that an event which stands alone does without.
void enterOwnStack(WriteContext& context, Event& event, const Derivation& derivation,
                   const std::optional<Member>& before) {
    const auto generation =
        derivation.grouping.role == StackRole::Single
            ? 0
            : context.stacks.generationOf(context.database, event.providerIdentifier);
    enterStack(context, event, {derivation.grouping, derivation.stackTitle, generation}, before);
}

} // namespace

void insertEvent(WriteContext& context, Event& event, const Derivation& derivation) {
    event.sequence = ++context.lastSequence;
    enterOwnStack(context, event, derivation, std::nullopt);
    execute(context.database,
            "INSERT INTO events (" TEMPO_EVENT_COLUMNS ", stands_alone, dismissed) VALUES"
            " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            " ?, ?, ?, ?, ?, ?, ?, ?)",
            event.sequence, event.id, event.providerIdentifier, event.externalID, event.title,
            event.subtitle, event.eventType, event.severity, event.state, event.startDate,
            event.endDate, event.receivedAt, event.metadata, event.actions, event.revision,
            event.acknowledgedAt, event.dismissedAt, event.needsAttention, event.transport,
            event.sender, event.senderSeverity, event.senderState, event.score, event.label,
            event.labelColor, event.displayTitle, event.displaySubtitle, event.emoji,
            event.indicatorColor, event.tag, event.surface, event.role, event.stackID,
            derivation.scoreVersion, !event.stackID.has_value(), event.dismissedAt.has_value());
    ++context.eventCount;
    context.aggregates.inserted(event, context.now);
    noteImage(context, event);
}

namespace {

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

void writeReplacement(WriteContext& context, const Event& event, ScoreVersion scoreVersion,
                      Sequence earlier) {
    execute(context.database,
            "UPDATE events SET sequence = ?, title = ?, subtitle = ?, event_type = ?,"
            " severity = ?, state = ?, start_date = ?, end_date = ?, received_at = ?,"
            " metadata = ?, actions = ?, revision = ?, acknowledged_at = ?, dismissed_at = ?,"
            " needs_attention = ?, transport = ?, sender_id = ?, dismissed = ?,"
            " sender_severity = ?, sender_state = ?, score = ?, label = ?, label_color = ?,"
            " display_title = ?, display_subtitle = ?, emoji = ?, indicator_color = ?, tag = ?,"
            " surface = ?, role = ?, stack_id = ?, stands_alone = ?, score_version = ?"
            " WHERE sequence = ?",
            event.sequence, event.title, event.subtitle, event.eventType, event.severity,
            event.state, event.startDate, event.endDate, event.receivedAt, event.metadata,
            event.actions, event.revision, event.acknowledgedAt, event.dismissedAt,
            event.needsAttention, event.transport, event.sender, event.dismissedAt.has_value(),
            event.senderSeverity, event.senderState, event.score, event.label, event.labelColor,
            event.displayTitle, event.displaySubtitle, event.emoji, event.indicatorColor, event.tag,
            event.surface, event.role, event.stackID, !event.stackID.has_value(), scoreVersion,
            earlier);
}

void replace(WriteContext& context, const Event& earlier, Event& event,
             const Derivation& derivation) {
    keepRevision(context, earlier);
    event.id = earlier.id;
    event.revision = earlier.revision + 1;
    event.sequence = ++context.lastSequence;
    const auto before = memberOf(earlier);
    enterOwnStack(context, event, derivation, before);
    writeReplacement(context, event, derivation.scoreVersion, earlier.sequence);
    if (before && before->stack != event.stackID) {
        leaveStack(context, *before);
    }
    context.aggregates.replaced(standingOf(earlier), event, context.now);
    noteImage(context, event);
}

void count(std::vector<Triaged>& triaged, const Derivation& derivation) {
    const auto same = std::ranges::find_if(triaged, [&derivation](const Triaged& one) {
        return one.score == derivation.score && one.triage == derivation.triage;
    });
    if (same != triaged.end()) {
        ++same->events;
    } else {
        triaged.push_back({derivation.score, derivation.triage, 1});
    }
}

void storeOne(WriteContext& context, const Derivation& derivation, StoredBatch& stored) {
    auto& event = stored.events.back();
    apply(derivation, event);
    const auto earlier = event.externalID ? findByExternalId(context, event) : std::nullopt;
    if (earlier) {
        carryUserState(*earlier, event);
    }
    if (settle(context, derivation.triage, event)) {
        count(stored.triaged, derivation);
    }
    if (earlier) {
        replace(context, *earlier, event, derivation);
    } else {
        event.id = EventId{context.ids.next(context.now)};
        insertEvent(context, event, derivation);
    }
    stored.ids.push_back(event.id);
}

Derivation derivationOf(EventBatch& batch, std::size_t index) {
    if (!batch.derivations.empty()) {
        return std::move(batch.derivations[index]);
    }
    const auto& draft = batch.events[index];
    return plainDerivation(draft.eventType, draft.severity, draft.state);
}

} // namespace

StoredBatch storeEvents(WriteContext& context, EventBatch&& batch) {
    if (batch.signature) {
        rememberSignature(context, batch.sender, *batch.signature);
    }
    if (batch.idempotencyKey) {
        if (auto ids = knownAnswer(context, batch.sender, *batch.idempotencyKey)) {
            return {.ids = std::move(*ids), .events = {}, .triaged = {}};
        }
    }
    StoredBatch stored;
    stored.ids.reserve(batch.events.size());
    stored.events.reserve(batch.events.size());
    for (std::size_t i = 0; i < batch.events.size(); ++i) {
        const auto derivation = derivationOf(batch, i);
        stored.events.push_back(fromDraft(std::move(batch.events[i]), batch));
        storeOne(context, derivation, stored);
    }
    if (batch.idempotencyKey) {
        rememberAnswer(context, batch.sender, *batch.idempotencyKey, stored.ids);
    }
    return stored;
}

} // namespace tempo::store
