#include "core/attention.hpp"
#include "store/database/query.hpp"
#include "store/events/event_erasure.hpp"
#include "store/events/event_query.hpp"
#include "store/events/event_table.hpp"
#include "store/sources/aggregates.hpp"
#include "store/stacks/stack_members.hpp"

#include <string>
#include <utility>

namespace tempo::store {
namespace {

Expected<void> checkKnown(const WriteContext& context, std::span<const EventId> ids) {
    for (const auto& id : ids) {
        if (!sequenceOf(context.database, id)) {
            return failure(ErrorCode::NotFound, "There is no event " + id.toString() +
                                                    ": it has been deleted, or the id is wrong.");
        }
    }
    return {};
}

void writeUserState(WriteContext& context, Event& event) {
    const auto earlier = event.sequence;
    const auto standing = standingOf(event);
    event.sequence = ++context.lastSequence;
    event.needsAttention = needsAttention(event);
    execute(context.database,
            "UPDATE events SET sequence = ?, acknowledged_at = ?, dismissed_at = ?,"
            " dismissed = ?, needs_attention = ? WHERE sequence = ?",
            event.sequence, event.acknowledgedAt, event.dismissedAt, event.dismissedAt.has_value(),
            event.needsAttention, earlier);
    context.aggregates.changed(standing, event);
}

/// What a person did, and the time; no time: that it is undone.
struct Marking {
    std::optional<Timestamp> Event::*field;
    std::optional<Timestamp> time;
};

Marking marking(Mark mark, std::optional<Timestamp> time) {
    return {mark == Mark::Acknowledged ? &Event::acknowledgedAt : &Event::dismissedAt, time};
}

std::vector<Event> setMarks(WriteContext& context, std::span<const EventId> ids,
                            const Marking& mark) {
    std::vector<Event> changed;
    for (const auto& id : ids) {
        auto event = findEvent(context.database, id);
        if (event && ((*event).*mark.field).has_value() != mark.time.has_value()) {
            const auto before = memberOf(*event);
            (*event).*mark.field = mark.time;
            writeUserState(context, *event);
            updateMember(context, before, *event);
            changed.push_back(std::move(*event));
        }
    }
    return changed;
}

Expected<std::vector<Event>> markKnown(WriteContext& context, std::span<const EventId> ids,
                                       const Marking& mark) {
    if (auto known = checkKnown(context, ids); !known) {
        return tl::unexpected(known.error());
    }
    return setMarks(context, ids, mark);
}

Sql markedEvents(Mark mark) {
    return mark == Mark::Acknowledged
               ? Sql("SELECT id FROM events WHERE sequence > ? AND sequence <= ?"
                     " AND acknowledged_at = ? ORDER BY sequence LIMIT ?")
               : Sql("SELECT id FROM events WHERE sequence > ? AND sequence <= ?"
                     " AND dismissed_at = ? ORDER BY sequence LIMIT ?");
}

} // namespace

Expected<std::vector<Event>> acknowledge(WriteContext& context, std::span<const EventId> ids) {
    return markKnown(context, ids, marking(Mark::Acknowledged, context.now));
}

Expected<std::vector<Event>> unacknowledge(WriteContext& context, std::span<const EventId> ids) {
    return markKnown(context, ids, marking(Mark::Acknowledged, std::nullopt));
}

Expected<std::vector<Event>> dismiss(WriteContext& context, std::span<const EventId> ids) {
    return markKnown(context, ids, marking(Mark::Dismissed, context.now));
}

Expected<std::vector<Event>> undismiss(WriteContext& context, std::span<const EventId> ids) {
    return markKnown(context, ids, marking(Mark::Dismissed, std::nullopt));
}

std::vector<Event> mark(WriteContext& context, std::span<const EventId> ids, Mark mark,
                        Timestamp at) {
    return setMarks(context, ids, marking(mark, at));
}

std::vector<Event> unmark(WriteContext& context, Mark mark, Timestamp at,
                          const SequenceRange& range, std::size_t limit) {
    std::vector<EventId> ids;
    {
        Query query(context.database, markedEvents(mark), range.after, range.upTo, at, limit);
        while (query.next()) {
            ids.push_back(query.column<EventId>(0));
        }
    }
    return setMarks(context, ids, marking(mark, std::nullopt));
}

Expected<void> erase(WriteContext& context, std::span<const EventId> ids) {
    if (auto known = checkKnown(context, ids); !known) {
        return known;
    }
    Erasure erasure(Removal::Deleted);
    for (const auto& id : ids) {
        Query query(context.database,
                    "DELETE FROM events WHERE id = ? RETURNING " TEMPO_ERASED_COLUMNS, id);
        while (query.next()) {
            erasure.note(query);
        }
    }
    std::move(erasure).finish(context);
    return {};
}

std::vector<EventId> eraseOlderThan(WriteContext& context, Timestamp time, std::size_t limit) {
    Erasure erasure(Removal::Expired);
    for (const int kind : {0, 1, 2, 3}) { // the index has a part for each
        Query query(context.database,
                    "DELETE FROM events WHERE sequence IN (SELECT sequence FROM events INDEXED BY"
                    " events_by_time WHERE dismissed = ? AND stands_alone = ? AND start_date < ?"
                    " ORDER BY start_date LIMIT ?) RETURNING " TEMPO_ERASED_COLUMNS,
                    kind / 2, kind % 2, time, limit - erasure.size());
        while (query.next()) {
            erasure.note(query);
        }
    }
    return std::move(erasure).finish(context);
}

} // namespace tempo::store
