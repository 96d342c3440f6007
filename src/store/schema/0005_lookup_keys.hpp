#pragma once

#include "store/database/sql.hpp"

namespace tempo::store {

/// Schema 5: the sealed keys of the hashes by which tokens are found. `key_id` names the master key
/// that a key is sealed with, so it also tells which master key this database is used with.
/// A revoked sender's tokens keep their lookup, by which their use is told from that of an unknown
/// one, and lose their value, which nobody needs any more.
inline constexpr Sql kLookupKeysSchema = R"sql(
CREATE TABLE lookup_keys (
    id INTEGER PRIMARY KEY,
    key_id BLOB NOT NULL,
    sealed_key BLOB NOT NULL
) STRICT;

ALTER TABLE sender_tokens ADD COLUMN lookup_key INTEGER NOT NULL DEFAULT 1;
UPDATE sender_tokens SET sealed = zeroblob(0)
    WHERE sender_id IN (SELECT id FROM senders WHERE revoked_at IS NOT NULL);

PRAGMA user_version = 5;
)sql";

} // namespace tempo::store
