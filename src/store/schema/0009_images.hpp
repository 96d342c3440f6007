#pragma once

#include "store/database/sql.hpp"

namespace tempo::store {

/// Schema 9: which events have a picture in their metadata, or in that of an earlier version, and
/// when the latest one came.
inline constexpr Sql kImagesSchema = R"sql(
CREATE TABLE images (
    event_id BLOB NOT NULL PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
    received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX images_by_age ON images (received_at);
INSERT INTO images
    SELECT id, received_at FROM events NOT INDEXED
    WHERE instr(metadata, '"thumbnail":"data:image/') > 0;
INSERT OR IGNORE INTO images
    SELECT event_id, max(replaced_at) FROM event_revisions
    WHERE instr(document, '"thumbnail":"data:image/') > 0 GROUP BY event_id;

PRAGMA user_version = 9;
)sql";

} // namespace tempo::store
