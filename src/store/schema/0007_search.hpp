#pragma once

#include "store/database/sql.hpp"

namespace tempo::store {

/// Schema 7: the index of the full text search. docs/adr/0009-search-index.md says why it is so.
///
/// A document is what the index holds of one event. Its number is a place in time: startDate in
/// milliseconds, times 2^15, plus a number that keeps events of one millisecond apart, so that the
/// index gives its answers in the order of time. The store thread writes documents when nothing
/// else waits. `indexed_from` and `indexed_up_to` enclose the sequences that are in the index:
/// above the first and up to the second.
///
/// What a score says of an event may change without a new sequence; `search_stale` has those.
///
/// A deleted event's document is noted in `search_erasures`; its words leave the index in a step of
/// their own, and its pages when `purging` is through. (SQLite 3.40 lets no trigger write to the
/// index itself while the schema is not trusted.)
inline constexpr Sql kSearchSchema = R"sql(
CREATE TABLE search_documents (
    document INTEGER PRIMARY KEY,
    event_id BLOB NOT NULL UNIQUE,
    title TEXT NOT NULL,
    subtitle TEXT NOT NULL,
    provider TEXT NOT NULL,
    details TEXT NOT NULL,
    severity TEXT NOT NULL,
    state TEXT NOT NULL,
    tag TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5(
    title, subtitle, provider, details, severity, state, tag,
    content = 'search_documents', content_rowid = 'document', columnsize = 0,
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_words USING fts5vocab(search_index, instance);

CREATE TABLE search_erasures (document INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER search_erasure AFTER DELETE ON events BEGIN
    INSERT OR IGNORE INTO search_erasures
        SELECT document FROM search_documents WHERE event_id = old.id;
END;

CREATE TABLE search_stale (sequence INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER search_staleness
    AFTER UPDATE OF severity, state, display_title, display_subtitle, tag ON events
    WHEN new.sequence = old.sequence AND (new.severity <> old.severity
        OR new.state <> old.state OR new.display_title <> old.display_title
        OR new.display_subtitle <> old.display_subtitle OR new.tag <> old.tag) BEGIN
    INSERT OR IGNORE INTO search_stale VALUES (new.sequence);
END;

CREATE TABLE search_state (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    indexed_from INTEGER NOT NULL,
    indexed_up_to INTEGER NOT NULL,
    purge_due INTEGER NOT NULL,
    purging INTEGER NOT NULL
) STRICT;
INSERT INTO search_state SELECT 1, last_sequence, last_sequence, 0, 0 FROM tally;

PRAGMA user_version = 7;
)sql";

} // namespace tempo::store
