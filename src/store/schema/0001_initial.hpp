#pragma once

#include "store/database/sql.hpp"

namespace tempo::store {

/// Schema 1. Times are UTC milliseconds; enumerators are the numbers of <tempo/core/vocabulary.hpp>
/// and must never change their meaning.
///
/// events.sequence is the row id and the order of commits: a change moves the event to a new one,
/// so that "what changed after N" is a range of the primary key. `dismissed` and `needs_attention`
/// follow from other columns and are there for the indexes, each of which ends with the sequence.
inline constexpr Sql kInitialSchema = R"sql(
CREATE TABLE events (
    sequence INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    provider_identifier TEXT NOT NULL,
    external_id TEXT,
    title TEXT NOT NULL,
    subtitle TEXT,
    event_type INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    state INTEGER NOT NULL,
    start_date INTEGER NOT NULL,
    end_date INTEGER,
    received_at INTEGER NOT NULL,
    metadata TEXT NOT NULL,
    actions TEXT NOT NULL,
    revision INTEGER NOT NULL,
    acknowledged_at INTEGER,
    dismissed_at INTEGER,
    dismissed INTEGER NOT NULL,
    needs_attention INTEGER NOT NULL,
    transport INTEGER NOT NULL,
    sender_id BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_by_external_id ON events (provider_identifier, external_id)
    WHERE external_id IS NOT NULL;
CREATE INDEX events_by_time ON events (dismissed, start_date);
CREATE INDEX events_by_provider ON events (provider_identifier, dismissed, start_date);
CREATE INDEX events_by_severity ON events (severity, dismissed, start_date);
CREATE INDEX events_needing_attention ON events (start_date) WHERE needs_attention = 1;

CREATE TABLE event_revisions (
    event_id BLOB NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    replaced_at INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (event_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE senders (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    provider TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER,
    allowed_addresses TEXT NOT NULL,
    rate_kind INTEGER NOT NULL,
    rate_per_minute INTEGER NOT NULL,
    show_once INTEGER NOT NULL,
    last_used_at INTEGER,
    last_used_address TEXT,
    last_used_transport INTEGER,
    event_count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sender_tokens (
    lookup BLOB NOT NULL PRIMARY KEY,
    sender_id BLOB NOT NULL REFERENCES senders (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    valid_until INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sender_tokens_by_sender ON sender_tokens (sender_id);

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
    sender_id BLOB NOT NULL,
    key TEXT NOT NULL,
    event_ids BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (sender_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_by_age ON idempotency (created_at);

CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    address TEXT NOT NULL,
    sender TEXT NOT NULL,
    provider TEXT NOT NULL,
    transport TEXT NOT NULL,
    status INTEGER NOT NULL,
    request_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    count INTEGER NOT NULL,
    handled_at INTEGER,
    hash BLOB NOT NULL
) STRICT;
CREATE TABLE audit_chain (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    first_sequence INTEGER NOT NULL,
    hash_before_first BLOB NOT NULL,
    last_sequence INTEGER NOT NULL,
    last_hash BLOB NOT NULL
) STRICT;
INSERT INTO audit_chain VALUES (1, 1, zeroblob(32), 0, zeroblob(32));

CREATE TABLE tally (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    last_sequence INTEGER NOT NULL,
    event_count INTEGER NOT NULL
) STRICT;
INSERT INTO tally VALUES (1, 0, 0);

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
)sql";

} // namespace tempo::store
