#pragma once

#include "store/database/sql.hpp"

namespace tempo::store {

/// Schema 6: what scores make of events, as columns, and the stacks of events.
///
/// `score_version` is the number of the content of the score by which an event was derived last: 0
/// for none, and -1 for an event from before this schema, of which is not known what its sender
/// said and what was filled in. A stack has a row if it can have several members; an event without
/// `stack_id` stands alone. `heads_stack` is 1 for an event that stands alone and for the member by
/// which a stack is shown.
///
/// The indexes by time keep the events that head a stack, which are the timeline, apart from the
/// others: a list of all merges the two, and storing an event costs no index more than before.
///
/// A stack's `events` counts all its stored members, those dismissed included, which `dismissed`
/// counts again. `generation` tells the stacks of a source that are in force from those that
/// another version of its score has left and from those that are being made; `derivations` says
/// which one is in force (0 where it has no row), and by which score all of a source's events and
/// stacks have been derived.
inline constexpr Sql kScoresSchema = R"sql(
ALTER TABLE events ADD COLUMN sender_severity INTEGER;
ALTER TABLE events ADD COLUMN sender_state INTEGER;
ALTER TABLE events ADD COLUMN score TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN score_version INTEGER NOT NULL DEFAULT -1;
ALTER TABLE events ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN label_color TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN display_title TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN display_subtitle TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN emoji TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN indicator_color TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN tag TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN surface INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN role INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN stack_id INTEGER;
ALTER TABLE events ADD COLUMN heads_stack INTEGER NOT NULL DEFAULT 1;

DROP INDEX events_by_time;
DROP INDEX events_by_provider;
CREATE INDEX events_by_time ON events (dismissed, heads_stack, start_date);
CREATE INDEX events_by_provider
    ON events (provider_identifier, dismissed, heads_stack, start_date);
CREATE INDEX events_by_stack ON events (stack_id, dismissed, start_date)
    WHERE stack_id IS NOT NULL;

CREATE TABLE stacks (
    id INTEGER PRIMARY KEY,
    provider_identifier TEXT NOT NULL,
    generation INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    latest_at INTEGER NOT NULL,
    closed_at INTEGER,
    events INTEGER NOT NULL,
    cycles INTEGER NOT NULL,
    latest_severity INTEGER NOT NULL,
    worst_severity INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    stack_color INTEGER NOT NULL,
    closed_cycle_severity INTEGER,
    dismissed INTEGER NOT NULL,
    needing_attention INTEGER NOT NULL,
    head INTEGER NOT NULL
) STRICT;
CREATE INDEX stacks_by_key ON stacks (provider_identifier, generation, kind, key);

CREATE TABLE derivations (
    provider_identifier TEXT NOT NULL PRIMARY KEY,
    score_version INTEGER NOT NULL,
    grouping_version INTEGER NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 6;
)sql";

} // namespace tempo::store
