#include "store/senders/lookup_key_table.hpp"

#include "store/database/query.hpp"

namespace tempo::store {

std::vector<StoredLookupKey> loadLookupKeys(const Connection& connection) {
    Query query(connection, "SELECT id, key_id, sealed_key FROM lookup_keys ORDER BY id");
    std::vector<StoredLookupKey> keys;
    while (query.next()) {
        keys.push_back({query.column<std::int64_t>(0),
                        {toArray<sizeof(crypto::KeyId::bytes)>(query.blob(1))},
                        std::string(query.text(2))});
    }
    return keys;
}

std::int64_t nextLookupKeyId(const Connection& connection) {
    Query query(connection, "SELECT 1 + max(coalesce((SELECT max(id) FROM lookup_keys), 0),"
                            " coalesce((SELECT max(lookup_key) FROM sender_tokens), 0))");
    query.next();
    return query.column<std::int64_t>(0);
}

void putLookupKey(Connection& connection, const StoredLookupKey& key) {
    execute(connection,
            "INSERT INTO lookup_keys (id, key_id, sealed_key) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET key_id = excluded.key_id,"
            " sealed_key = excluded.sealed_key",
            key.id, key.masterKey.bytes, Blob{key.sealed});
}

void removeUnneededLookupKeys(Connection& connection, std::int64_t kept) {
    execute(connection,
            "DELETE FROM lookup_keys WHERE id <> ? AND id NOT IN"
            " (SELECT lookup_key FROM sender_tokens JOIN senders ON senders.id = sender_id"
            " WHERE revoked_at IS NULL)",
            kept);
}

bool hasTokens(const Connection& connection) {
    Query query(connection, "SELECT 1 FROM sender_tokens LIMIT 1");
    return query.next();
}

} // namespace tempo::store
