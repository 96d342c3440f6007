#pragma once

#include "core/uuid_v7.hpp"

#include <tempo/core/error.hpp>
#include <tempo/core/event.hpp>

#include <cstddef>
#include <cstdint>

namespace tempo::store {

class Aggregates;
class Connection;
class StackChanges;

/// What a job may use while it writes. Lives for one transaction, on the store thread.
struct WriteContext {
    Connection& database;
    UuidV7Generator& ids;
    Timestamp now;            ///< one time for the whole transaction
    Sequence& lastSequence;   ///< the last one given out; `++lastSequence` takes the next
    std::int64_t& eventCount; ///< events in the database; whoever adds or removes some says so here
    Aggregates& aggregates;   ///< and here, event by event; so does whoever changes some
    StackChanges& stacks;     ///< the only way to a stack
};

/// What the writer must do to undo a job that fails by itself.
enum class Undo : std::uint8_t {
    Savepoint, ///< the job may fail after it has written; it runs inside a savepoint
    Nothing ///< the job finds its own errors before its first write; saves copying each page that
            ///< it changes. Should it fail later all the same, its whole transaction fails
};

/// One unit of work for the store thread: it is written and committed whole, or not at all.
class WriteJob {
public:
    WriteJob() = default;
    WriteJob(const WriteJob&) = delete;
    WriteJob& operator=(const WriteJob&) = delete;
    virtual ~WriteJob() = default;

    /// How many events it stores.
    virtual std::size_t events() const { return 0; }

    /// What it keeps in memory. A job takes as much of the bounded queue, in bytes and in events,
    /// and at least the place of one event.
    virtual std::size_t bytes() const { return 0; }

    virtual Undo undo() const { return Undo::Savepoint; }

    /// Writes. Store thread. An Error undoes what this job wrote and fails this job alone; failures
    /// of the database itself (disk full, I/O) fail the whole transaction with all its jobs.
    virtual Expected<void> apply(WriteContext& context) = 0;

    /// Takes the outcome; called exactly once, after the commit is synced or has failed, on the
    /// thread that the Delivery moved the job to.
    virtual void finish(Expected<void> outcome) = 0;
};

} // namespace tempo::store
