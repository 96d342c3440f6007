#pragma once

#include "store/audit/audit_log.hpp"
#include "store/database/query.hpp"

/// The columns of a line of the audit log as readAuditEntry takes them, for use inside the literal
/// of a statement.
#define TEMPO_AUDIT_COLUMNS                                                                        \
    "sequence, at, kind, actor, address, sender, provider, transport, status, request_id, "        \
    "detail, count, handled_at, hash"

namespace tempo::store {

/// The line in the current row of a query for TEMPO_AUDIT_COLUMNS.
StoredAuditEntry readAuditEntry(const Query& query);

/// The ends of the chain, kept apart from the rows.
struct AuditChain {
    Sequence firstSequence = 1; ///< of the first line that is kept
    AuditHash hashBeforeFirst{};
    Sequence lastSequence = 0;
    AuditHash lastHash{};
};

AuditChain readAuditChain(const Connection& connection);

} // namespace tempo::store
