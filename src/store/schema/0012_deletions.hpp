#pragma once

#include "store/database/sql.hpp"

namespace tempo::store {

/// Schema 12: deletions of many events that have begun and are not done. `events`: how many each
/// has deleted; `at`: its last step, in milliseconds since 1970.
inline constexpr Sql kDeletionsSchema = R"sql(
CREATE TABLE deletions (
    actor TEXT NOT NULL,
    selection TEXT NOT NULL,
    up_to INTEGER NOT NULL,
    events INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (actor, selection, up_to)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 12;
)sql";

} // namespace tempo::store
