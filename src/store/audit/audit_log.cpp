#include "store/audit/audit_log.hpp"

#include "crypto/digest.hpp"
#include "store/audit/audit_row.hpp"

#include <string_view>

namespace tempo::store {
namespace {

/// What is hashed: every number as eight bytes, every text after its length, so that no two rows
/// have the same encoding.
class Encoding {
public:
    explicit Encoding(std::string_view domain) : bytes_(domain) {}

    Encoding& number(std::uint64_t value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes_ += static_cast<char>(value >> shift);
        }
        return *this;
    }

    Encoding& text(std::string_view value) {
        number(value.size());
        bytes_ += value;
        return *this;
    }

    Encoding& hash(const AuditHash& value) {
        bytes_.append(value.begin(), value.end());
        return *this;
    }

    std::string_view bytes() const { return bytes_; }

private:
    std::string bytes_;
};

} // namespace

AuditHash hashOfAuditEntry(const AuditHash& previous, Sequence sequence, const AuditEntry& entry) {
    Encoding encoding("tempo audit 1");
    encoding.hash(previous)
        .number(sequence)
        .number(static_cast<std::uint64_t>(entry.at.time_since_epoch().count()))
        .text(entry.kind)
        .text(entry.actor)
        .text(entry.address)
        .text(entry.sender)
        .text(entry.provider)
        .text(entry.transport)
        .number(static_cast<std::uint64_t>(entry.status))
        .text(entry.requestId)
        .text(entry.detail)
        .number(entry.count);
    return crypto::sha256(encoding.bytes());
}

Sequence append(WriteContext& context, const AuditEntry& entry) {
    const auto chain = readAuditChain(context.database);
    const auto sequence = chain.lastSequence + 1;
    const auto hash = hashOfAuditEntry(chain.lastHash, sequence, entry);
    execute(context.database,
            "INSERT INTO audit (sequence, at, kind, actor, address, sender, provider, transport,"
            " status, request_id, detail, count, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            " ?)",
            sequence, entry.at, entry.kind, entry.actor, entry.address, entry.sender,
            entry.provider, entry.transport, entry.status, entry.requestId, entry.detail,
            entry.count, hash);
    execute(context.database, "UPDATE audit_chain SET last_sequence = ?, last_hash = ?", sequence,
            hash);
    return sequence;
}

Expected<void> markHandled(WriteContext& context, std::span<const Sequence> lines) {
    for (const auto line : lines) {
        Query query(context.database, "SELECT 1 FROM audit WHERE sequence = ?", line);
        if (!query.next()) {
            return failure(ErrorCode::NotFound,
                           "The audit log has no line " + std::to_string(line) + ".");
        }
    }
    for (const auto line : lines) {
        execute(context.database,
                "UPDATE audit SET handled_at = ? WHERE sequence = ? AND handled_at IS NULL",
                context.now, line);
    }
    return {};
}

std::size_t trimAudit(WriteContext& context, Timestamp olderThan, std::size_t limit) {
    const auto chain = readAuditChain(context.database);
    auto anchor = chain.hashBeforeFirst;
    std::size_t removed = 0;
    {
        Query query(context.database, "SELECT at, hash FROM audit ORDER BY sequence LIMIT ?",
                    limit);
        while (query.next() && query.column<Timestamp>(0) < olderThan) {
            anchor = query.column<AuditHash>(1);
            ++removed;
        }
    }
    const auto first = chain.firstSequence + removed;
    execute(context.database, "DELETE FROM audit WHERE sequence < ?", first);
    execute(context.database, "UPDATE audit_chain SET first_sequence = ?, hash_before_first = ?",
            first, anchor);
    return removed;
}

} // namespace tempo::store
