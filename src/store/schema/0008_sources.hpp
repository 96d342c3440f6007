#pragma once

#include "store/database/sql.hpp"

namespace tempo::store {

/// Schema 8: what the lists of sources and the activity grids show, kept with every change so that
/// nothing is counted when somebody looks. `attention_…` count the events of that severity that
/// need attention. A source that is not `shown` has been removed from the list and comes back with
/// its next event.
///
/// A slot of `activity` is a quarter of an hour: startDate in milliseconds divided by 900,000. Its
/// counts are those of the severities that the events had when they arrived. An owner is a
/// provider, or a dot prefix with a slash for all that is below it: `scripts/`, and `/` for
/// everything. Both tables are filled in one pass over the events each, which takes no memory to
/// speak of however many there are; `activity` in the order of its own key, since a row here and a
/// row there would be a page to write for each event. The indexes of stacks lead to those that a
/// filter of the timeline holds.
inline constexpr Sql kSourcesSchema = R"sql(
CREATE TABLE sources (
    provider_identifier TEXT NOT NULL PRIMARY KEY,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    usual_interval INTEGER,
    events INTEGER NOT NULL,
    attention_warning INTEGER NOT NULL,
    attention_error INTEGER NOT NULL,
    attention_critical INTEGER NOT NULL,
    last_transport INTEGER NOT NULL,
    last_sender BLOB NOT NULL,
    shown INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO sources
    SELECT provider_identifier, received_at, received_at, NULL, 1,
           needs_attention = 1 AND severity = 2, needs_attention = 1 AND severity = 3,
           needs_attention = 1 AND severity = 4, transport, sender_id, 1
    FROM events NOT INDEXED WHERE true
    ON CONFLICT DO UPDATE SET
        first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at),
        events = events + 1,
        attention_warning = attention_warning + excluded.attention_warning,
        attention_error = attention_error + excluded.attention_error,
        attention_critical = attention_critical + excluded.attention_critical,
        last_transport = excluded.last_transport, last_sender = excluded.last_sender;

CREATE TABLE activity (
    owner TEXT NOT NULL,
    slot INTEGER NOT NULL,
    ok INTEGER NOT NULL,
    info INTEGER NOT NULL,
    warning INTEGER NOT NULL,
    error INTEGER NOT NULL,
    critical INTEGER NOT NULL,
    PRIMARY KEY (owner, slot)
) STRICT, WITHOUT ROWID;
INSERT INTO activity
    SELECT provider_identifier, start_date / 900000, severity = 0, severity = 1, severity = 2,
           severity = 3, severity = 4
    FROM events INDEXED BY events_by_provider WHERE start_date >= (unixepoch() - 8640000) * 1000
    ON CONFLICT DO UPDATE SET
        ok = ok + excluded.ok, info = info + excluded.info, warning = warning + excluded.warning,
        error = error + excluded.error, critical = critical + excluded.critical;
WITH RECURSIVE prefixes (provider, prefix) AS (
    SELECT provider_identifier, provider_identifier FROM sources
    UNION ALL
    SELECT provider, CASE WHEN instr(prefix, '.') = 0 THEN ''
                          ELSE substr(rtrim(prefix, replace(prefix, '.', '')), 1,
                                      length(rtrim(prefix, replace(prefix, '.', ''))) - 1) END
    FROM prefixes WHERE prefix <> ''
)
INSERT INTO activity
    SELECT owners.owner, slot, ok, info, warning, error, critical
    FROM (SELECT prefix || '/' AS owner, provider FROM prefixes WHERE prefix <> provider
          ORDER BY 1) AS owners
    CROSS JOIN activity ON activity.owner = provider WHERE true
    ON CONFLICT DO UPDATE SET
        ok = ok + excluded.ok, info = info + excluded.info, warning = warning + excluded.warning,
        error = error + excluded.error, critical = critical + excluded.critical;
CREATE INDEX activity_by_age ON activity (slot);
CREATE INDEX stacks_by_severity ON stacks (severity);
CREATE INDEX stacks_needing_attention ON stacks (id) WHERE needing_attention > 0;

PRAGMA user_version = 8;
)sql";

} // namespace tempo::store
