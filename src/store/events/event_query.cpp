#include "store/events/event_query.hpp"

#include "store/database/query.hpp"
#include "store/events/event_document.hpp"
#include "store/events/event_row.hpp"
#include "store/sources/source_table.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace tempo::store {
namespace {

/// Before which every event comes.
constexpr EventCursor kEnd{Timestamp::max(), std::numeric_limits<std::int64_t>::max()};

bool isNewer(const Event& a, const Event& b) {
    return a.startDate != b.startDate ? a.startDate > b.startDate : a.sequence > b.sequence;
}

std::vector<Event> readAll(Query& query) {
    std::vector<Event> events;
    while (query.next()) {
        events.push_back(readEvent(query));
    }
    return events;
}

// Each list names the index that leads to it: the planner has no statistics to choose by, and
// another index would read millions of rows.

std::vector<Event> listNeedingAttention(const Connection& connection, const EventFilter& filter,
                                        const EventCursor& before, std::size_t limit) {
    Query query(connection,
                "SELECT " TEMPO_EVENT_COLUMNS
                " FROM events INDEXED BY events_needing_attention WHERE needs_attention = 1"
                " AND (start_date, sequence) < (?1, ?2)"
                " AND (?3 IS NULL OR provider_identifier = ?3) AND (?4 IS NULL OR severity = ?4)"
                " ORDER BY start_date DESC, sequence DESC LIMIT ?5",
                before.startDate, before.sequence, filter.provider, filter.severity, limit);
    return readAll(query);
}

/// The indexes keep dismissed events apart from the others, and those that stand alone from those
/// that are in a stack: a list along an index holds one of the four kinds.
struct Kind {
    bool dismissed = false;
    bool standsAlone = false;
};

std::vector<Event> listByProvider(const Connection& connection, const EventFilter& filter,
                                  Kind kind, const EventCursor& before, std::size_t limit) {
    Query query(connection,
                "SELECT " TEMPO_EVENT_COLUMNS " FROM events INDEXED BY events_by_provider"
                " WHERE provider_identifier = ?1 AND dismissed = ?2 AND stands_alone = ?3"
                " AND (start_date, sequence) < (?4, ?5) AND (?6 IS NULL OR severity = ?6)"
                " ORDER BY start_date DESC, sequence DESC LIMIT ?7",
                filter.provider, kind.dismissed, kind.standsAlone, before.startDate,
                before.sequence, filter.severity, limit);
    return readAll(query);
}

std::vector<Event> listBySeverity(const Connection& connection, const EventFilter& filter,
                                  bool dismissed, const EventCursor& before, std::size_t limit) {
    Query query(connection,
                "SELECT " TEMPO_EVENT_COLUMNS
                " FROM events INDEXED BY events_by_severity WHERE severity = ?1 AND dismissed = ?2"
                " AND (start_date, sequence) < (?3, ?4)"
                " ORDER BY start_date DESC, sequence DESC LIMIT ?5",
                filter.severity, dismissed, before.startDate, before.sequence, limit);
    return readAll(query);
}

std::vector<Event> listByTime(const Connection& connection, Kind kind, const EventCursor& before,
                              std::size_t limit) {
    Query query(connection,
                "SELECT " TEMPO_EVENT_COLUMNS
                " FROM events INDEXED BY events_by_time WHERE dismissed = ?1 AND stands_alone = ?2"
                " AND (start_date, sequence) < (?3, ?4)"
                " ORDER BY start_date DESC, sequence DESC LIMIT ?5",
                kind.dismissed, kind.standsAlone, before.startDate, before.sequence, limit);
    return readAll(query);
}

std::vector<Event> mergeNewestFirst(std::vector<Event> a, std::vector<Event> b, std::size_t limit) {
    std::vector<Event> merged;
    merged.reserve(a.size() + b.size());
    std::merge(std::move_iterator(a.begin()), std::move_iterator(a.end()),
               std::move_iterator(b.begin()), std::move_iterator(b.end()),
               std::back_inserter(merged), isNewer);
    merged.resize(std::min(merged.size(), limit));
    return merged;
}

std::vector<Event> listOne(const Connection& connection, const EventFilter& filter, Kind kind,
                           const EventCursor& before, std::size_t limit) {
    return filter.provider ? listByProvider(connection, filter, kind, before, limit)
                           : listByTime(connection, kind, before, limit);
}

/// All events that are dismissed, or all that are not.
std::vector<Event> listHalf(const Connection& connection, const EventFilter& filter, bool dismissed,
                            const EventCursor& before, std::size_t limit) {
    if (filter.severity && !filter.provider) {
        return listBySeverity(connection, filter, dismissed, before, limit);
    }
    return mergeNewestFirst(listOne(connection, filter, {dismissed, true}, before, limit),
                            listOne(connection, filter, {dismissed, false}, before, limit), limit);
}

} // namespace

std::vector<Event> listEvents(const Connection& connection, const EventFilter& filter,
                              const std::optional<EventCursor>& before, std::size_t limit) {
    const auto& end = before ? *before : kEnd;
    if (filter.attention == Attention::NeededOnly) {
        return listNeedingAttention(connection, filter, end, limit);
    }
    auto current = listHalf(connection, filter, /*dismissed=*/false, end, limit);
    if (filter.dismissed == Dismissed::Hidden) {
        return current;
    }
    return mergeNewestFirst(std::move(current),
                            listHalf(connection, filter, /*dismissed=*/true, end, limit), limit);
}

std::vector<Event> changesAfter(const Connection& connection, Sequence sequence,
                                std::size_t limit) {
    Query query(connection,
                "SELECT " TEMPO_EVENT_COLUMNS
                " FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?",
                sequence, limit);
    return readAll(query);
}

std::vector<Event> eventsAt(const Connection& connection, std::span<const Sequence> sequences) {
    std::vector<Event> events;
    for (const auto sequence : sequences) {
        Query query(connection, "SELECT " TEMPO_EVENT_COLUMNS " FROM events WHERE sequence = ?",
                    sequence);
        if (query.next()) {
            events.push_back(readEvent(query));
        }
    }
    return events;
}

std::optional<Event> findEvent(const Connection& connection, const EventId& id) {
    Query query(connection, "SELECT " TEMPO_EVENT_COLUMNS " FROM events WHERE id = ?", id);
    return query.next() ? std::optional(readEvent(query)) : std::nullopt;
}

std::optional<Event> findVersion(const Connection& connection, const EventId& id,
                                 std::uint32_t revision) {
    auto event = findEvent(connection, id);
    if (!event || event->revision == revision) {
        return event;
    }
    Query query(connection,
                "SELECT document FROM event_revisions WHERE event_id = ? AND revision = ?", id,
                revision);
    auto version = query.next() ? readDocument(query.text(0)) : std::nullopt;
    if (version) {
        version->id = id;
        version->revision = revision;
    }
    return version;
}

std::optional<Sequence> sequenceOf(const Connection& connection, const EventId& id) {
    Query query(connection, "SELECT sequence FROM events WHERE id = ?", id);
    return query.next() ? std::optional(query.column<Sequence>(0)) : std::nullopt;
}

Sequence lastSequence(const Connection& connection) {
    Query query(connection, "SELECT last_sequence FROM tally");
    return query.next() ? query.column<Sequence>(0) : 0;
}

std::vector<EventRevision> revisionsOf(const Connection& connection, const EventId& id) {
    Query query(connection,
                "SELECT revision, replaced_at, document FROM event_revisions WHERE event_id = ?"
                " ORDER BY revision DESC",
                id);
    std::vector<EventRevision> revisions;
    while (query.next()) {
        revisions.push_back({query.column<std::uint32_t>(0), query.column<Timestamp>(1),
                             query.column<std::string>(2)});
    }
    return revisions;
}

EventCounts countEvents(const Connection& connection) {
    Query query(connection, "SELECT event_count FROM tally");
    query.next();
    return {query.column<std::uint64_t>(0), countAttention(connection)};
}

} // namespace tempo::store
