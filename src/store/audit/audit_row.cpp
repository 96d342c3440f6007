#include "store/audit/audit_row.hpp"

#include "store/database/database_failure.hpp"

namespace tempo::store {

StoredAuditEntry readAuditEntry(const Query& query) {
    StoredAuditEntry stored;
    auto& entry = stored.entry;
    stored.sequence = query.column<Sequence>(0);
    entry.at = query.column<Timestamp>(1);
    entry.kind = query.text(2);
    entry.actor = query.text(3);
    entry.address = query.text(4);
    entry.sender = query.text(5);
    entry.provider = query.text(6);
    entry.transport = query.text(7);
    entry.status = query.column<int>(8);
    entry.requestId = query.text(9);
    entry.detail = query.text(10);
    entry.count = query.column<std::uint64_t>(11);
    stored.handledAt = query.column<std::optional<Timestamp>>(12);
    stored.hash = query.column<AuditHash>(13);
    return stored;
}

AuditChain readAuditChain(const Connection& connection) {
    Query query(connection, "SELECT first_sequence, hash_before_first, last_sequence, last_hash"
                            " FROM audit_chain");
    if (!query.next()) {
        throw DatabaseFailure(DatabaseFailure::Kind::Damaged,
                              "The ends of the audit log's chain are missing. Stop the daemon and "
                              "put back a backup of tempo.db.");
    }
    return {query.column<Sequence>(0), query.column<AuditHash>(1), query.column<Sequence>(2),
            query.column<AuditHash>(3)};
}

} // namespace tempo::store
