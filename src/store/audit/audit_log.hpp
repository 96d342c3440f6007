#pragma once

#include "store/threads/write_job.hpp"

#include <tempo/core/audit_entry.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The audit log: rows are only ever added, each hashed over the one before it, so that a changed,
/// removed, inserted or reordered row is found. The chain's first and last links are kept apart
/// from the rows, so that a missing end is found too. Someone who can write the whole file and
/// knows the format can forge a whole chain; an exported head is what tells then. All of it throws
/// DatabaseFailure.
namespace tempo::store {

using AuditHash = std::array<std::uint8_t, 32>;

/// A line of the log as it stands there.
struct StoredAuditEntry {
    Sequence sequence{};
    AuditEntry entry;
    std::optional<Timestamp> handledAt; ///< not part of the hash: a person's mark, not a fact
    AuditHash hash{};

    friend bool operator==(const StoredAuditEntry&, const StoredAuditEntry&) = default;
};

enum class AuditHandled : std::uint8_t { Any, OpenOnly };

/// Refusals are the lines whose kind begins with `refused.`, changes all others.
enum class AuditKinds : std::uint8_t { All, Refusals, Changes };

struct AuditFilter {
    AuditKinds kinds = AuditKinds::All;
    AuditHandled handled = AuditHandled::Any;

    friend bool operator==(const AuditFilter&, const AuditFilter&) = default;
};

/// What a walk along the chain has found.
struct AuditVerification {
    std::uint64_t rowsChecked = 0;
    std::optional<std::string> fault; ///< the first one, in words; nothing: the chain is whole
    Sequence lastSequence{};
    AuditHash head{}; ///< the hash of the last row; worth keeping elsewhere

    bool intact() const { return !fault; }
};

/// The hash of a row: SHA-256 over the hash before it and over every field with its length.
AuditHash hashOfAuditEntry(const AuditHash& previous, Sequence sequence, const AuditEntry& entry);

/// Adds a line; returns its place, 1 for the first one ever.
Sequence append(WriteContext& context, const AuditEntry& entry);

/// The newest first, those before `before` only.
std::vector<StoredAuditEntry> listAudit(const Connection& connection, const AuditFilter& filter,
                                        std::optional<Sequence> before, std::size_t limit);

/// The oldest first, those after `after` only: for an export in steps.
std::vector<StoredAuditEntry> auditAfter(const Connection& connection, Sequence after,
                                         std::size_t limit);

/// Walks the whole chain. Reads every row: about a second for each 300,000.
AuditVerification verifyAudit(const Connection& connection);

/// Marks lines as handled at the time of the transaction; one that is marked stays as it is.
/// NotFound names the first unknown one, and nothing is marked then.
Expected<void> markHandled(WriteContext& context, std::span<const Sequence> lines);

/// Removes lines from the old end up to the first one at or after `olderThan`, at most `limit`;
/// returns how many. The chain of the rest still verifies.
std::size_t trimAudit(WriteContext& context, Timestamp olderThan, std::size_t limit);

} // namespace tempo::store
