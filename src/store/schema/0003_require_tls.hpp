#pragma once

#include "store/database/sql.hpp"

namespace tempo::store {

/// Schema 3: what a sender must show of its connection, and what its connections have shown.
inline constexpr Sql kRequireTlsSchema = R"sql(
ALTER TABLE senders ADD COLUMN require_tls INTEGER NOT NULL DEFAULT 0;
ALTER TABLE senders ADD COLUMN client_subject TEXT NOT NULL DEFAULT '';
ALTER TABLE senders ADD COLUMN tls_since INTEGER;
ALTER TABLE senders ADD COLUMN downgrade_attempted_at INTEGER;
ALTER TABLE senders ADD COLUMN exposed_at INTEGER;

PRAGMA user_version = 3;
)sql";

} // namespace tempo::store
