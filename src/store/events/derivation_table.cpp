#include "store/events/derivation_table.hpp"

#include "store/database/query.hpp"
#include "store/events/event_query.hpp"
#include "store/events/event_row.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <ranges>
#include <utility>

namespace tempo::store {
namespace {

/// Steps from one provider to the next in the index; a DISTINCT would read every entry.
std::vector<std::string> providersOf(const Connection& connection) {
    Query query(connection, "WITH RECURSIVE source (name) AS ("
                            " SELECT min(provider_identifier) FROM events"
                            " UNION ALL SELECT (SELECT min(provider_identifier) FROM events"
                            "  INDEXED BY events_by_provider WHERE provider_identifier > name)"
                            "  FROM source WHERE name IS NOT NULL)"
                            " SELECT name FROM source WHERE name IS NOT NULL");
    std::vector<std::string> providers;
    while (query.next()) {
        providers.push_back(query.column<std::string>(0));
    }
    return providers;
}

bool hasStacks(const Connection& connection, std::string_view provider) {
    Query query(connection, "SELECT 1 FROM stacks WHERE provider_identifier = ? LIMIT 1", provider);
    return query.next();
}

/// The index has a part for the events that stand alone and one for the others.
void addStale(const Connection& connection, std::string_view provider, ScoreVersion version,
              bool standsAlone, const SourceCursor& cursor, std::size_t limit,
              std::vector<Event>& events) {
    Query query(connection,
                "SELECT " TEMPO_EVENT_COLUMNS " FROM events INDEXED BY events_by_provider"
                " WHERE provider_identifier = ? AND dismissed = ? AND stands_alone = ?"
                " AND (start_date, sequence) < (?, ?) AND score_version <> ?"
                " ORDER BY start_date DESC, sequence DESC LIMIT ?",
                provider, cursor.dismissed, standsAlone, cursor.startDate, cursor.sequence, version,
                limit);
    while (query.next()) {
        events.push_back(readEvent(query));
    }
}

/// An event that enters or leaves a stack between two pages is behind the cursor in both parts, or
/// in neither.
std::vector<Event> stalePage(const Connection& connection, std::string_view provider,
                             ScoreVersion version, const SourceCursor& cursor, std::size_t limit) {
    std::vector<Event> events;
    for (const bool standsAlone : {true, false}) {
        addStale(connection, provider, version, standsAlone, cursor, limit, events);
    }
    std::ranges::sort(events, std::greater(), [](const Event& event) {
        return std::pair(event.startDate, event.sequence);
    });
    events.resize(std::min(events.size(), limit));
    return events;
}

using Place = std::pair<Timestamp, Sequence>;

void addNewest(const Connection& connection, std::string_view provider, std::size_t limit,
               std::vector<Place>& places) {
    for (const bool standsAlone : {true, false}) {
        Query query(connection,
                    "SELECT start_date, sequence FROM events INDEXED BY events_by_provider"
                    " WHERE provider_identifier = ? AND dismissed = 0 AND stands_alone = ?"
                    " ORDER BY start_date DESC, sequence DESC LIMIT ?",
                    provider, standsAlone, limit);
        while (query.next()) {
            places.emplace_back(query.column<Timestamp>(0), query.column<Sequence>(1));
        }
    }
}

std::vector<Arrival> readArrivals(Query& query) {
    std::vector<Arrival> arrivals;
    while (query.next()) {
        arrivals.push_back({query.column<Timestamp>(0), query.column<EventId>(1),
                            query.column<std::uint32_t>(2), query.column<Sequence>(3)});
    }
    return arrivals;
}

void addEarlierVersions(const Connection& connection, const Arrival& event,
                        std::vector<Arrival>& arrivals) {
    Query query(connection,
                "SELECT json_extract(document, '$.receivedAt'), revision FROM event_revisions"
                " WHERE event_id = ?",
                event.id);
    while (query.next()) {
        if (const auto receivedAt = parseRfc3339(query.text(0))) {
            arrivals.push_back(
                {*receivedAt, event.id, query.column<std::uint32_t>(1), event.sequence});
        }
    }
}

/// With the earlier versions of these events, in order.
std::vector<Arrival> allVersions(const Connection& connection, std::vector<Arrival> arrivals) {
    const auto events = arrivals.size();
    for (std::size_t i = 0; i < events; ++i) {
        const auto event = arrivals[i];
        if (event.revision > 1) {
            addEarlierVersions(connection, event, arrivals);
        }
    }
    std::ranges::sort(arrivals);
    return arrivals;
}

} // namespace

std::vector<SourceDerivation> listDerivations(const Connection& connection) {
    std::vector<SourceDerivation> sources;
    for (auto& provider : providersOf(connection)) {
        auto& source = sources.emplace_back();
        source.providerIdentifier = std::move(provider);
        source.stacked = hasStacks(connection, source.providerIdentifier);
        Query query(connection,
                    "SELECT score_version, grouping_version, generation FROM derivations"
                    " WHERE provider_identifier = ?",
                    source.providerIdentifier);
        if (query.next()) {
            source.scoreVersion = query.column<ScoreVersion>(0);
            source.groupingVersion = query.column<ScoreVersion>(1);
            source.generation = query.column<std::int64_t>(2);
        }
    }
    return sources;
}

std::vector<SourceCount> countSources(const Connection& connection) {
    std::vector<SourceCount> counts;
    for (auto& provider : providersOf(connection)) {
        Query query(connection,
                    "SELECT count(*) FROM events INDEXED BY events_by_provider"
                    " WHERE provider_identifier = ?",
                    provider);
        const auto events = query.next() ? query.column<std::uint64_t>(0) : 0;
        counts.push_back({std::move(provider), events});
    }
    return counts;
}

std::vector<Event> staleEvents(const Connection& connection, std::string_view providerIdentifier,
                               ScoreVersion version, SourceCursor& cursor, std::size_t limit) {
    auto events = stalePage(connection, providerIdentifier, version, cursor, limit);
    if (events.empty() && !cursor.dismissed) {
        cursor = {.dismissed = true};
        events = stalePage(connection, providerIdentifier, version, cursor, limit);
    }
    if (!events.empty()) {
        cursor.startDate = events.back().startDate;
        cursor.sequence = events.back().sequence;
    }
    return events;
}

std::vector<Sequence> newestOf(const Connection& connection,
                               std::span<const std::string> providerIdentifiers,
                               std::size_t limit) {
    std::vector<Place> places;
    for (const auto& provider : providerIdentifiers) {
        addNewest(connection, provider, limit, places);
    }
    std::ranges::sort(places, std::greater());
    places.resize(std::min(places.size(), limit));
    std::vector<Sequence> sequences;
    sequences.reserve(places.size());
    std::ranges::copy(places | std::views::values, std::back_inserter(sequences));
    return sequences;
}

std::vector<Arrival> arrivalsOf(const Connection& connection, std::string_view providerIdentifier) {
    Query query(connection,
                "SELECT received_at, id, revision, sequence FROM events"
                " INDEXED BY events_by_provider WHERE provider_identifier = ?",
                providerIdentifier);
    return allVersions(connection, readArrivals(query));
}

std::vector<Arrival> arrivalsAfter(const Connection& connection,
                                   std::string_view providerIdentifier, Sequence sequence,
                                   std::size_t limit) {
    Query query(connection,
                "SELECT received_at, id, revision, sequence FROM events NOT INDEXED"
                " WHERE sequence > ? AND provider_identifier = ? ORDER BY sequence LIMIT ?",
                sequence, providerIdentifier, limit);
    return allVersions(connection, readArrivals(query));
}

} // namespace tempo::store
