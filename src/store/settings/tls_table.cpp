#include "store/settings/tls_table.hpp"

#include "store/database/query.hpp"

namespace tempo::store {

StoredTlsIdentity loadTlsIdentity(const Connection& connection) {
    Query query(connection, "SELECT role, certificate, sealed_key FROM tls_identity");
    StoredTlsIdentity identity;
    while (query.next()) {
        const auto role = static_cast<TlsRole>(query.column<std::int64_t>(0));
        const auto sealed = query.blob(2);
        identity[role] = {query.column<std::string>(1), std::string(sealed.begin(), sealed.end())};
    }
    return identity;
}

void putTlsIdentity(WriteContext& context, const StoredTlsIdentity& identity) {
    execute(context.database, "DELETE FROM tls_identity");
    for (const auto& [role, stored] : identity) {
        execute(context.database,
                "INSERT INTO tls_identity (role, certificate, sealed_key, stored_at)"
                " VALUES (?, ?, ?, ?)",
                static_cast<std::int64_t>(role), stored.certificate, Blob{stored.sealedKey},
                context.now);
    }
}

} // namespace tempo::store
