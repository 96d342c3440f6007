#pragma once

#include "store/database/sql.hpp"

namespace tempo::store {

/// Schema 4: the signatures of signed requests whose events are stored, while they could pass
/// again.
inline constexpr Sql kSignaturesSchema = R"sql(
CREATE TABLE signatures (
    signed_at INTEGER NOT NULL,
    sender_id BLOB NOT NULL,
    mac BLOB NOT NULL,
    PRIMARY KEY (signed_at, sender_id, mac)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 4;
)sql";

} // namespace tempo::store
