#pragma once

#include "store/database/connection.hpp"
#include "store/sources/aggregates.hpp"
#include "store/stacks/stack_changes.hpp"
#include "store/threads/write_job.hpp"

#include <tempo/core/clock.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace tempo::store {

/// The writing connection and what the store thread knows beside it: the last sequence, the number
/// of events, the source of ids. A session that has thrown anything but a full disk is used up:
/// what it knows may differ from what is on the disk, and only a new one knows again.
class WriteSession {
public:
    using Jobs = std::span<WriteJob* const>;

    /// Opens a migrated database. Throws DatabaseFailure. `clock` must outlive the session.
    WriteSession(const std::filesystem::path& file, const char* vfs, const Clock& clock);

    /// Applies the jobs in one transaction and commits it, synced. Gives each job's own outcome. A
    /// job that fails by itself is undone alone. Throws DatabaseFailure when the transaction has
    /// failed: then nothing of it is in the database.
    std::vector<Expected<void>> commit(Jobs jobs);

    /// What the last commit has changed in lists; once.
    ListChanges takeListChanges() { return std::exchange(listChanges_, {}); }

    /// Commits a transaction that changes nothing but writes and syncs a page: whether it could be
    /// done. Throws DatabaseFailure.
    void probe();

    /// The last sequence that a committed transaction has given out.
    Sequence lastSequence() const { return tally_.lastSequence; }

    Connection& connection() { return connection_; }
    const Connection& connection() const { return connection_; }

private:
    struct Tally {
        Sequence lastSequence = 0;
        std::int64_t eventCount = 0;
        friend bool operator==(const Tally&, const Tally&) = default;
    };

    std::vector<Expected<void>> applyAll(Jobs jobs);
    Expected<void> applyWithSavepoint(WriteJob& job, WriteContext& context);
    Expected<void> applyUnprotected(WriteJob& job, WriteContext& context);

    const Clock& clock_;
    Connection connection_;
    UuidV7Generator ids_;
    Tally tally_;
    // Of the transaction that is being written.
    Aggregates aggregates_;
    StackChanges stacks_;
    ListChanges listChanges_;
};

} // namespace tempo::store
