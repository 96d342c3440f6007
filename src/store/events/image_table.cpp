#include "store/events/image_table.hpp"

#include "store/database/query.hpp"
#include "store/events/event_query.hpp"
#include "store/events/metadata_image.hpp"
#include "store/sources/aggregates.hpp"
#include "store/stacks/stack_members.hpp"

#include <optional>
#include <string>
#include <utility>

namespace tempo::store {
namespace {

std::vector<EventId> oldImages(const WriteContext& context, Timestamp time, std::size_t limit) {
    Query query(context.database,
                "SELECT event_id FROM images INDEXED BY images_by_age WHERE received_at < ?"
                " ORDER BY received_at LIMIT ?",
                time, limit);
    std::vector<EventId> ids;
    while (query.next()) {
        ids.push_back(query.column<EventId>(0));
    }
    return ids;
}

void removeFromRevisions(WriteContext& context, const EventId& id) {
    for (const auto& revision : revisionsOf(context.database, id)) {
        if (holdsImage(revision.document)) {
            const auto document = withoutImages(revision.document, context.now);
            execute(context.database,
                    "UPDATE event_revisions SET document = ? WHERE event_id = ? AND revision = ?",
                    document, id, revision.revision);
        }
    }
}

void removeFromEvent(WriteContext& context, Event& event) {
    const auto before = memberOf(event);
    const auto standing = standingOf(event);
    const auto earlier = event.sequence;
    event.sequence = ++context.lastSequence;
    event.metadata = withoutImages(event.metadata, context.now);
    execute(context.database, "UPDATE events SET sequence = ?, metadata = ? WHERE sequence = ?",
            event.sequence, event.metadata, earlier);
    updateMember(context, before, event);
    context.aggregates.changed(standing, event);
}

} // namespace

void noteImage(WriteContext& context, const Event& event) {
    if (holdsImage(event.metadata)) {
        execute(context.database, "INSERT OR REPLACE INTO images VALUES (?, ?)", event.id,
                event.receivedAt);
    }
}

RemovedImages removeImages(WriteContext& context, Timestamp time, std::size_t limit) {
    RemovedImages removed;
    for (const auto& id : oldImages(context, time, limit)) {
        ++removed.looked;
        removeFromRevisions(context, id);
        auto event = findEvent(context.database, id);
        if (event && holdsImage(event->metadata)) {
            removeFromEvent(context, *event);
            removed.events.push_back(*std::move(event));
        }
        execute(context.database, "DELETE FROM images WHERE event_id = ?", id);
    }
    if (removed.looked > 0) {
        context.database.noteErasure();
    }
    return removed;
}

} // namespace tempo::store
