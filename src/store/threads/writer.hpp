#pragma once

#include "store/threads/job_queue.hpp"
#include "store/threads/spare_work.hpp"
#include "store/threads/write_job.hpp"
#include "store/threads/write_session.hpp"

#include <tempo/core/clock.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace tempo::store {

class DatabaseFailure;

/// Whether a write could be committed now.
enum class WriterState : std::uint8_t {
    Ready,
    DiskFull, ///< the last commit found no room; writes are still tried, and one a second by itself
    Failed,   ///< takes no writes until the database has been reopened and checked
};

struct WriterLimits {
    std::size_t queuedEvents = 16384;             ///< submitted and not yet delivered
    std::size_t queuedBytes = 64UL * 1024 * 1024; ///< the same, by WriteJob::bytes
    std::size_t transactionEvents = 4096;      ///< a transaction takes no further job beyond this
    int checkpointPages = 4000;                ///< length of the write-ahead log that is moved
    std::chrono::milliseconds diskProbe{1000}; ///< between own tries while the disk is full, or
                                               ///< a reader needs a log with deleted content
    std::chrono::milliseconds firstRetry{100}; ///< after a failure, doubled each time …
    std::chrono::milliseconds longestRetry{30000}; ///< … up to this
    std::size_t stormEvents = 10'000; ///< delivered since a step of spare work: it could not keep
                                      ///< up with a storm, in which all would wait for it
};

struct WriterStatistics {
    std::uint64_t transactions = 0; ///< committed ones
    std::uint64_t events = 0;       ///< by WriteJob::events, of committed transactions
    std::uint64_t largestTransaction = 0;
    std::uint64_t failedTransactions = 0;

    double averageEvents() const {
        return transactions == 0 ? 0.0
                                 : static_cast<double>(events) / static_cast<double>(transactions);
    }
};

/// The store thread, `tempo-store`: the only one that writes to the database. Everything that waits
/// goes into the next transaction (group commit), and no timer makes anyone wait. A job is
/// delivered after its commit is on the disk; when a commit fails, every job of the transaction
/// gets the same Error and nothing of it is in the database. Delivery order is commit order is the
/// order of ids and sequences.
class Writer {
public:
    struct FinishedJob {
        std::unique_ptr<WriteJob> job;
        Expected<void> outcome;
    };
    /// Called on the store thread, once for each transaction; must neither throw nor block. It
    /// moves the jobs to the thread that calls WriteJob::finish.
    using Delivery = std::function<void(std::vector<FinishedJob>)>;
    /// Told each change of state with its cause, on the store thread; must neither throw nor block.
    using StateObserver = std::function<void(WriterState, const std::string& cause)>;

    /// Told on the store thread what each transaction has changed in lists, before its jobs are
    /// delivered; must neither throw nor block.
    using ListObserver = std::function<void(ListChanges)>;

    struct Options {
        std::filesystem::path file;
        const char* vfs = nullptr;
        WriterLimits limits;
        Delivery delivery;
        StateObserver observer;               ///< may be empty
        ListObserver listObserver;            ///< may be empty
        std::unique_ptr<SpareWork> spareWork; ///< may be null
    };

    /// Opens the database, which must have been migrated, and starts the thread. Throws
    /// DatabaseFailure. `clock` must outlive it.
    Writer(Options options, const Clock& clock);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer(); ///< stops

    /// Hands a job over; any thread. Busy when the queue is full, StoreFailed when no writes are
    /// taken or the writer is stopped; the job is destroyed then, without finish.
    Expected<void> submit(std::unique_ptr<WriteJob> job);

    /// Commits and delivers what waits, then ends the thread. Later submits are refused. Not on the
    /// store thread; a second call does nothing.
    void stop();

    WriterState state() const { return state_.load(std::memory_order_acquire); }
    bool queueFull() const;
    WriterStatistics statistics() const;

private:
    using Entry = JobQueue<WriteJob>::Entry;
    using Entries = JobQueue<WriteJob>::Entries;

    void run();
    Entries takeNext();
    std::optional<std::chrono::milliseconds> patience();
    void doSpareWork(SpareWork::Load load);
    void commitInTransactions(Entries entries);
    void commitOne(std::span<Entry> entries);
    void finish(std::span<Entry> entries, std::vector<Expected<void>> outcomes);
    std::vector<Expected<void>> outcomesOf(std::span<const Entry> entries);
    void react(const DatabaseFailure& failure);
    void probeDisk();
    bool logHoldsErased() const;
    void checkpointWhenDue();
    void recover();
    void refuseFor(std::chrono::milliseconds time);
    bool reopen();
    void tellListChanges();
    void changeState(WriterState state, const std::string& cause);
    void countFailure();
    void countTransaction(std::span<const Entry> entries);

    Options options_;
    const Clock& clock_;
    JobQueue<WriteJob> queue_;
    std::atomic<WriterState> state_ = WriterState::Ready;
    std::unique_ptr<WriteSession> session_; ///< null while the database is not usable
    bool idle_ = false;                     ///< nothing has come since the last step
    Clock::Steady spareWorkFrom_;           ///< after a failure of it; none before
    Clock::Steady spareWorkRest_;           ///< none before, while others' work comes …
    Clock::Steady spareWorkStormRest_;      ///< … nor before this in a storm …
    bool spareWorkPresses_ = false;         ///< … unless it pressed after the last step
    std::size_t itemsSinceStep_ = 0;        ///< of spare work; delivered, as QueueLoad counts
    mutable std::mutex statisticsMutex_;
    WriterStatistics statistics_;
    std::thread thread_;
};

} // namespace tempo::store
