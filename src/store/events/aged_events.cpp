#include "store/events/aged_events.hpp"

#include "store/database/query.hpp"

namespace tempo::store {
namespace {

std::vector<AgedEvent> readAgedEvents(Query& query) {
    std::vector<AgedEvent> events;
    while (query.next()) {
        events.push_back({{query.column<EventId>(0), query.column<Sequence>(1)},
                          query.column<std::string>(2),
                          query.column<Timestamp>(3)});
    }
    return events;
}

} // namespace

std::vector<AgedEvent> agedEvents(const Connection& connection, Unsettled kind, Severity severity,
                                  Timestamp time, const EventCursor& after, std::size_t limit) {
    if (kind == Unsettled::NeedsAttention) {
        Query query(connection,
                    "SELECT id, sequence, provider_identifier, start_date FROM events"
                    " INDEXED BY events_needing_attention WHERE needs_attention = 1"
                    " AND severity = ? AND start_date < ? AND (start_date, sequence) > (?, ?)"
                    " ORDER BY start_date, sequence LIMIT ?",
                    severity, time, after.startDate, after.sequence, limit);
        return readAgedEvents(query);
    }
    Query query(connection,
                "SELECT id, sequence, provider_identifier, start_date FROM events"
                " INDEXED BY events_by_severity WHERE severity = ? AND dismissed = 0"
                " AND start_date < ? AND (start_date, sequence) > (?, ?)"
                " ORDER BY start_date, sequence LIMIT ?",
                severity, time, after.startDate, after.sequence, limit);
    return readAgedEvents(query);
}

std::vector<EventId> unchangedOf(const Connection& connection,
                                 std::span<const EventVersion> versions) {
    std::vector<EventId> ids;
    for (const auto& version : versions) {
        if (sequenceOf(connection, version.id) == version.sequence) {
            ids.push_back(version.id);
        }
    }
    return ids;
}

} // namespace tempo::store
