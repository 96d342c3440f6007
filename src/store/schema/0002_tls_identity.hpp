#pragma once

#include "store/database/sql.hpp"

namespace tempo::store {

/// Schema 2: the certificates of Tempo's own authority and of its TLS listener, with their sealed
/// keys. `role` is the number of store::TlsRole.
inline constexpr Sql kTlsIdentitySchema = R"sql(
CREATE TABLE tls_identity (
    role INTEGER NOT NULL PRIMARY KEY,
    certificate TEXT NOT NULL,
    sealed_key BLOB NOT NULL,
    stored_at INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 2;
)sql";

} // namespace tempo::store
