#include "store/audit/audit_row.hpp"

#include <limits>

namespace tempo::store {
namespace {

std::vector<StoredAuditEntry> readEntries(Query& query) {
    std::vector<StoredAuditEntry> lines;
    while (query.next()) {
        lines.push_back(readAuditEntry(query));
    }
    return lines;
}

/// Walks along the rows with what the next one must be.
class ChainWalk {
public:
    explicit ChainWalk(const AuditChain& chain)
        : chain_(chain), expected_(chain.firstSequence), hash_(chain.hashBeforeFirst) {}

    /// What is wrong with the next row, if anything is.
    std::optional<std::string> check(const StoredAuditEntry& row) {
        if (row.sequence != expected_) {
            return row.sequence > expected_
                       ? missing(expected_, row.sequence - 1)
                       : "Line " + std::to_string(row.sequence) +
                             " stands before the first line that the log has kept.";
        }
        if (hashOfAuditEntry(hash_, row.sequence, row.entry) != row.hash) {
            return "Line " + std::to_string(row.sequence) +
                   " is not as it was written, or the line before it is not.";
        }
        hash_ = row.hash;
        ++expected_;
        return std::nullopt;
    }

    /// What is wrong with the end of the log, if anything is.
    std::optional<std::string> checkEnd() const {
        if (expected_ <= chain_.lastSequence) {
            return missing(expected_, chain_.lastSequence);
        }
        if (expected_ > chain_.lastSequence + 1) {
            return "After line " + std::to_string(chain_.lastSequence) +
                   ", the last one written, stand further lines.";
        }
        if (hash_ != chain_.lastHash) {
            return "The last line, " + std::to_string(chain_.lastSequence) +
                   ", is not the one that was written last.";
        }
        return std::nullopt;
    }

private:
    static std::string missing(Sequence first, Sequence last) {
        return first == last ? "Line " + std::to_string(first) + " is missing."
                             : "Lines " + std::to_string(first) + " to " + std::to_string(last) +
                                   " are missing.";
    }

    AuditChain chain_;
    Sequence expected_;
    AuditHash hash_;
};

} // namespace

std::vector<StoredAuditEntry> listAudit(const Connection& connection, const AuditFilter& filter,
                                        std::optional<Sequence> before, std::size_t limit) {
    Query query(connection,
                "SELECT " TEMPO_AUDIT_COLUMNS
                " FROM audit WHERE sequence < ?1 AND (?2 = 0 OR (kind GLOB 'refused.*') = (?2 = 1))"
                " AND (?3 = 0 OR handled_at IS NULL) ORDER BY sequence DESC LIMIT ?4",
                before.value_or(std::numeric_limits<std::int64_t>::max()), filter.kinds,
                filter.handled == AuditHandled::OpenOnly, limit);
    return readEntries(query);
}

std::vector<StoredAuditEntry> auditAfter(const Connection& connection, Sequence after,
                                         std::size_t limit) {
    Query query(connection,
                "SELECT " TEMPO_AUDIT_COLUMNS
                " FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
                after, limit);
    return readEntries(query);
}

AuditVerification verifyAudit(const Connection& connection) {
    const auto chain = readAuditChain(connection);
    AuditVerification result{0, std::nullopt, chain.lastSequence, chain.lastHash};
    ChainWalk walk(chain);
    Query query(connection, "SELECT " TEMPO_AUDIT_COLUMNS " FROM audit ORDER BY sequence");
    while (query.next()) {
        ++result.rowsChecked;
        result.fault = walk.check(readAuditEntry(query));
        if (result.fault) {
            return result;
        }
    }
    result.fault = walk.checkEnd();
    return result;
}

} // namespace tempo::store
