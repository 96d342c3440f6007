#include "store/events/deletion_table.hpp"

#include "store/database/query.hpp"

namespace tempo::store {

Begun beginDeletion(WriteContext& context, const Deletion& deletion) {
    Query known(context.database,
                "SELECT 1 FROM deletions WHERE actor = ? AND selection = ? AND up_to = ?",
                deletion.actor, deletion.selection, deletion.upTo);
    const auto begun = known.next() ? Begun::Before : Begun::Now;
    countDeleted(context, deletion, 0);
    return begun;
}

void countDeleted(WriteContext& context, const Deletion& deletion, std::size_t events) {
    execute(context.database,
            "INSERT INTO deletions (actor, selection, up_to, events, at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (actor, selection, up_to)"
            " DO UPDATE SET events = events + excluded.events, at = excluded.at",
            deletion.actor, deletion.selection, deletion.upTo, events, context.now);
}

std::uint64_t endDeletion(WriteContext& context, const Deletion& deletion) {
    Query query(context.database,
                "DELETE FROM deletions WHERE actor = ? AND selection = ? AND up_to = ?"
                " RETURNING events",
                deletion.actor, deletion.selection, deletion.upTo);
    std::uint64_t events = 0;
    while (query.next()) { // to its end, which makes it happen
        events = query.column<std::uint64_t>(0);
    }
    return events;
}

std::vector<StoppedDeletion> endStoppedDeletions(WriteContext& context, Timestamp since) {
    Query query(context.database,
                "DELETE FROM deletions WHERE at <= ? RETURNING actor, selection, up_to, events",
                since);
    std::vector<StoppedDeletion> stopped;
    while (query.next()) {
        stopped.push_back({.deletion = {.actor = query.column<std::string>(0),
                                        .selection = query.column<std::string>(1),
                                        .upTo = query.column<Sequence>(2)},
                           .events = query.column<std::uint64_t>(3)});
    }
    return stopped;
}

bool anyDeletionGoesOn(const Connection& connection) {
    Query query(connection, "SELECT 1 FROM deletions LIMIT 1");
    return query.next();
}

} // namespace tempo::store
