#include "store/sources/source_table.hpp"

#include "store/database/query.hpp"
#include "store/events/event_erasure.hpp"
#include "store/sources/activity_table.hpp"
#include "store/sources/aggregates.hpp"

/// As readSource takes them.
#define TEMPO_SOURCE_COLUMNS                                                                       \
    "provider_identifier, first_at, last_at, usual_interval, events, attention_warning, "          \
    "attention_error, attention_critical, last_transport, last_sender, shown"

namespace tempo::store {
namespace {

SourceRow readSource(const Query& query) {
    SourceRow row{.providerIdentifier = query.column<std::string>(0),
                  .rhythm = {query.column<Timestamp>(1), query.column<Timestamp>(2), std::nullopt},
                  .events = query.column<std::uint64_t>(4),
                  .attention = {query.column<std::uint64_t>(5), query.column<std::uint64_t>(6),
                                query.column<std::uint64_t>(7)},
                  .lastTransport = query.column<Transport>(8),
                  .lastSender = query.column<SenderId>(9),
                  .listed = query.column<Listed>(10)};
    if (const auto usual = query.column<std::optional<std::int64_t>>(3)) {
        row.rhythm.usualInterval = std::chrono::milliseconds(*usual);
    }
    return row;
}

} // namespace

std::vector<ListedSource> listedSources(const Connection& connection) {
    Query query(connection, "SELECT " TEMPO_SOURCE_COLUMNS ", name, downgrade_attempted_at IS NOT"
                            " NULL FROM sources LEFT JOIN senders ON senders.id = last_sender"
                            " WHERE shown = 1 ORDER BY provider_identifier");
    std::vector<ListedSource> sources;
    while (query.next()) {
        sources.push_back({readSource(query), query.column<std::optional<std::string>>(11),
                           query.column<bool>(12)});
    }
    return sources;
}

std::optional<SourceRow> findSource(const Connection& connection, std::string_view provider) {
    Query query(connection,
                "SELECT " TEMPO_SOURCE_COLUMNS " FROM sources WHERE provider_identifier = ?",
                provider);
    return query.next() ? std::optional(readSource(query)) : std::nullopt;
}

void putSource(Connection& connection, const SourceRow& row) {
    const auto usual =
        row.rhythm.usualInterval ? std::optional(row.rhythm.usualInterval->count()) : std::nullopt;
    execute(connection,
            "INSERT OR REPLACE INTO sources (" TEMPO_SOURCE_COLUMNS ")"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row.providerIdentifier, row.rhythm.firstAt, row.rhythm.lastAt, usual, row.events,
            row.attention.warning, row.attention.error, row.attention.critical, row.lastTransport,
            row.lastSender, row.listed);
}

void forgetSource(Connection& connection, std::string_view provider) {
    execute(connection, "DELETE FROM sources WHERE provider_identifier = ?", provider);
    forgetActivity(connection, provider);
}

bool delistSource(WriteContext& context, std::string_view provider) {
    context.aggregates.touched(provider);
    return execute(context.database,
                   "UPDATE sources SET shown = 0 WHERE provider_identifier = ? AND shown = 1",
                   provider) > 0;
}

std::vector<EventId> eraseOfSource(WriteContext& context, std::string_view provider, Timestamp time,
                                   std::size_t limit) {
    Erasure erasure(Removal::Deleted);
    for (const bool dismissed : {false, true}) {
        Query query(context.database,
                    "DELETE FROM events WHERE sequence IN (SELECT sequence FROM events INDEXED BY"
                    " events_by_provider WHERE provider_identifier = ? AND dismissed = ?"
                    " AND received_at <= ? LIMIT ?) RETURNING " TEMPO_ERASED_COLUMNS,
                    provider, dismissed, time, limit - erasure.size());
        while (query.next()) {
            erasure.note(query);
        }
    }
    return std::move(erasure).finish(context);
}

AttentionCounts countAttention(const Connection& connection) {
    Query query(connection, "SELECT coalesce(sum(attention_warning), 0),"
                            " coalesce(sum(attention_error), 0),"
                            " coalesce(sum(attention_critical), 0) FROM sources");
    query.next();
    return {query.column<std::uint64_t>(0), query.column<std::uint64_t>(1),
            query.column<std::uint64_t>(2)};
}

} // namespace tempo::store
