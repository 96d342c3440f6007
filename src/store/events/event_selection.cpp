#include "store/events/event_selection.hpp"

#include "store/database/query.hpp"
#include "store/events/event_erasure.hpp"
#include "store/events/event_row.hpp"

#include <utility>

/// The first four parameters of a statement. '/' follows '.', so that the range holds exactly the
/// names that begin with the provider and a dot.
#define TEMPO_SELECTED                                                                             \
    "(?1 IS NULL OR provider_identifier = ?1 OR (provider_identifier >= ?1 || '.' AND "            \
    "provider_identifier < ?1 || '/')) AND (?2 IS NULL OR sender_id = ?2) AND (?3 IS NULL OR "     \
    "start_date >= ?3) AND (?4 IS NULL OR start_date < ?4) "

namespace tempo::store {

std::vector<Event> selectEvents(const Connection& connection, const EventSelection& selection,
                                Dismissed dismissed, Sequence after, std::size_t limit) {
    Query query(connection,
                "SELECT " TEMPO_EVENT_COLUMNS " FROM events WHERE " TEMPO_SELECTED
                "AND sequence > ?5 AND dismissed <= ?6 ORDER BY sequence LIMIT ?7",
                selection.provider, selection.sender, selection.after, selection.before, after,
                dismissed == Dismissed::Shown, limit);
    std::vector<Event> events;
    while (query.next()) {
        events.push_back(readEvent(query));
    }
    return events;
}

std::uint64_t countSelected(const Connection& connection, const EventSelection& selection,
                            Sequence upTo) {
    Query query(connection,
                "SELECT count(*) FROM events WHERE " TEMPO_SELECTED "AND sequence <= ?5",
                selection.provider, selection.sender, selection.after, selection.before, upTo);
    return query.next() ? query.column<std::uint64_t>(0) : 0;
}

std::vector<EventVersion> selectVersions(const Connection& connection,
                                         const EventSelection& selection, SequenceRange range,
                                         std::size_t limit) {
    Query query(connection,
                "SELECT id, sequence FROM events WHERE " TEMPO_SELECTED
                "AND sequence > ?5 AND sequence <= ?6 ORDER BY sequence LIMIT ?7",
                selection.provider, selection.sender, selection.after, selection.before,
                range.after, range.upTo, limit);
    std::vector<EventVersion> versions;
    while (query.next()) {
        versions.push_back({query.column<EventId>(0), query.column<Sequence>(1)});
    }
    return versions;
}

std::vector<EventId> eraseVersions(WriteContext& context, std::span<const EventVersion> versions) {
    Erasure erasure(Removal::Deleted);
    for (const auto& version : versions) {
        Query query(context.database,
                    "DELETE FROM events WHERE sequence = ? AND id = ?"
                    " RETURNING " TEMPO_ERASED_COLUMNS,
                    version.sequence, version.id);
        while (query.next()) {
            erasure.note(query);
        }
    }
    return std::move(erasure).finish(context);
}

std::optional<SenderId> findSender(const Connection& connection, std::string_view idOrName) {
    if (const auto id = SenderId::parse(idOrName)) {
        return id;
    }
    Query query(connection, "SELECT id FROM senders WHERE name = ?", idOrName);
    return query.next() ? std::optional(query.column<SenderId>(0)) : std::nullopt;
}

} // namespace tempo::store
