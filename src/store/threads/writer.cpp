#include "store/threads/writer.hpp"

#include "store/database/database_failure.hpp"
#include "store/database/integrity.hpp"
#include "store/database/thread_name.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tempo::store {
namespace {

/// Between two steps of spare work while others' work comes: so many times as long as a step has
/// taken, and at least so long. A step has a commit of its own, for which everybody waits.
constexpr int kRestForWork = 9;
constexpr std::chrono::milliseconds kLeastRest{500};
constexpr std::chrono::milliseconds kStormRest{5000};

/// What the senders of a failed transaction are told.
Error errorFor(const DatabaseFailure& failure) {
    auto error = failure.toError();
    if (error.code != ErrorCode::DiskFull && error.code != ErrorCode::Busy) {
        error.code = ErrorCode::StoreFailed;
    }
    return error;
}

Error takesNoWrites() {
    return {ErrorCode::StoreFailed,
            "The store takes no writes until its database has been reopened and checked, which it "
            "tries by itself; repeat later, or see the daemon's log."};
}

QueueLoad loadOf(const WriteJob& job) {
    return {std::max<std::size_t>(job.events(), 1), job.bytes()};
}

std::vector<WriteJob*> jobsOf(std::span<const JobQueue<WriteJob>::Entry> entries) {
    std::vector<WriteJob*> jobs;
    jobs.reserve(entries.size());
    std::ranges::transform(entries, std::back_inserter(jobs),
                           [](const auto& entry) { return entry.job.get(); });
    return jobs;
}

} // namespace

Writer::Writer(Options options, const Clock& clock)
    : options_(std::move(options)), clock_(clock),
      queue_({options_.limits.queuedEvents, options_.limits.queuedBytes}),
      session_(std::make_unique<WriteSession>(options_.file, options_.vfs, clock)) {
    thread_ = std::thread([this] { run(); });
}

Writer::~Writer() {
    stop();
}

Expected<void> Writer::submit(std::unique_ptr<WriteJob> job) {
    if (state() == WriterState::Failed) {
        return tl::unexpected(takesNoWrites());
    }
    const auto load = loadOf(*job);
    switch (queue_.push(std::move(job), load)) {
    case JobQueue<WriteJob>::Push::Taken:
        return {};
    case JobQueue<WriteJob>::Push::Full:
        return failure(ErrorCode::Busy, "More events come than the disk takes; repeat later.");
    case JobQueue<WriteJob>::Push::Closed:
        break;
    }
    return failure(ErrorCode::StoreFailed, "The store is being closed; repeat later.");
}

void Writer::stop() {
    queue_.close();
    if (thread_.joinable()) {
        thread_.join();
    }
}

bool Writer::queueFull() const {
    return queue_.full();
}

WriterStatistics Writer::statistics() const {
    const std::lock_guard lock(statisticsMutex_);
    return statistics_;
}

void Writer::run() {
    nameThisThread("tempo-store");
    for (;;) {
        if (state() == WriterState::Failed) {
            recover();
        }
        auto entries = takeNext();
        idle_ = entries.empty();
        if (!idle_) {
            commitInTransactions(std::move(entries));
        } else if (queue_.closed()) {
            return;
        } else if (state() == WriterState::DiskFull) {
            probeDisk();
        }
        doSpareWork(idle_ ? SpareWork::Load::Idle : SpareWork::Load::Busy);
        checkpointWhenDue();
    }
}

/// What waits; empty when there is something else to do, or the queue is closed and drained.
Writer::Entries Writer::takeNext() {
    if (auto entries = queue_.takeWaiting(); !entries.empty()) {
        return entries;
    }
    const auto wait = patience();
    return wait ? queue_.takeAllWithin(*wait) : queue_.takeAll();
}

/// How long to wait for jobs; nothing when there is nothing else to do.
std::optional<std::chrono::milliseconds> Writer::patience() {
    const bool probes = state() == WriterState::DiskFull || logHoldsErased();
    auto wait = probes ? std::optional(options_.limits.diskProbe) : std::nullopt;
    if (!options_.spareWork || !session_ || state() != WriterState::Ready) {
        return wait;
    }
    const auto rest =
        std::chrono::ceil<std::chrono::milliseconds>(spareWorkFrom_ - clock_.steady());
    try {
        if (const auto spare = options_.spareWork->patience(*session_)) {
            const auto own = std::max(idle_ ? std::chrono::milliseconds(0) : *spare, rest);
            wait = wait ? std::min(*wait, own) : own;
        }
    } catch (const DatabaseFailure& failure) {
        react(failure);
    }
    return wait;
}

/// What fails without being the database's own fault is tried again after a while.
void Writer::doSpareWork(SpareWork::Load load) {
    if (!options_.spareWork || !session_ || state() != WriterState::Ready ||
        clock_.steady() < spareWorkFrom_) {
        return;
    }
    try {
        const auto begun = clock_.steady();
        const bool storms = itemsSinceStep_ >= options_.limits.stormEvents;
        const bool rests = begun < (storms ? spareWorkStormRest_ : spareWorkRest_) &&
                           load == SpareWork::Load::Busy;
        if (!rests || spareWorkPresses_) {
            options_.spareWork->step(*session_, load);
            spareWorkPresses_ = options_.spareWork->presses(*session_);
            const auto ended = clock_.steady();
            spareWorkRest_ = ended + std::max<Clock::Steady::duration>(
                                         kRestForWork * (ended - begun), kLeastRest);
            spareWorkStormRest_ = ended + kStormRest;
            itemsSinceStep_ = 0;
        }
    } catch (const DatabaseFailure& failure) {
        session_->connection().rollback();
        spareWorkFrom_ = clock_.steady() + options_.limits.longestRetry;
        react(failure);
    }
}

void Writer::commitInTransactions(Entries entries) {
    auto rest = std::span(entries);
    while (!rest.empty()) {
        std::size_t count = 0;
        std::size_t events = 0;
        do {
            events += rest[count].load.items;
            ++count;
        } while (count < rest.size() &&
                 events + rest[count].load.items <= options_.limits.transactionEvents);
        commitOne(rest.first(count));
        rest = rest.subspan(count);
    }
}

void Writer::commitOne(std::span<Entry> entries) {
    finish(entries, outcomesOf(entries));
}

/// Commits the jobs. Gives each one's own outcome or, when the transaction has failed, the same
/// error for all.
std::vector<Expected<void>> Writer::outcomesOf(std::span<const Entry> entries) {
    const auto all = [&](const Error& error) {
        return std::vector<Expected<void>>(entries.size(), tl::unexpected(error));
    };
    if (!session_) {
        return all(takesNoWrites());
    }
    try {
        auto outcomes = session_->commit(jobsOf(entries));
        countTransaction(entries);
        tellListChanges();
        changeState(WriterState::Ready, "A commit has found room.");
        return outcomes;
    } catch (const DatabaseFailure& failure) {
        countFailure();
        react(failure);
        return all(errorFor(failure));
    } catch (const std::exception& fault) {
        countFailure();
        return all(faultOfProgram(fault));
    }
}

void Writer::finish(std::span<Entry> entries, std::vector<Expected<void>> outcomes) {
    std::vector<FinishedJob> finished;
    finished.reserve(entries.size());
    QueueLoad done;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        done.items += entries[i].load.items;
        done.bytes += entries[i].load.bytes;
        finished.push_back({std::move(entries[i].job), std::move(outcomes[i])});
    }
    itemsSinceStep_ += done.items;
    queue_.release(done);
    options_.delivery(std::move(finished));
}

/// Draws the conclusion from a failure that is not one job's own.
void Writer::react(const DatabaseFailure& failure) {
    switch (failure.kind()) {
    case DatabaseFailure::Kind::Full:
        changeState(WriterState::DiskFull, failure.what());
        break;
    case DatabaseFailure::Kind::Broken:
    case DatabaseFailure::Kind::Damaged:
        session_.reset();
        changeState(WriterState::Failed, failure.what());
        break;
    case DatabaseFailure::Kind::Rule:
    case DatabaseFailure::Kind::Busy:
    case DatabaseFailure::Kind::Statement:
        break;
    }
}

void Writer::probeDisk() {
    try {
        session_->probe();
        changeState(WriterState::Ready, "A trial write has found room.");
    } catch (const DatabaseFailure& failure) {
        react(failure);
    }
}

bool Writer::logHoldsErased() const {
    return session_ && session_->connection().logHoldsErased();
}

/// Between transactions, when the answers to the last one have gone. On a full disk at once: what
/// has been moved makes room in the log. After a deletion the log is emptied, and where a reader
/// stands in the way it is tried again.
void Writer::checkpointWhenDue() {
    if (!session_) {
        return;
    }
    auto& connection = session_->connection();
    try {
        if (connection.logHoldsErased() && connection.emptyLog()) {
            return;
        }
        if (connection.walPages() >= options_.limits.checkpointPages ||
            state() == WriterState::DiskFull) {
            connection.checkpoint();
        }
    } catch (const DatabaseFailure& failure) {
        react(failure);
    }
}

/// Returns when writes are taken again or the writer is to stop.
void Writer::recover() {
    auto wait = options_.limits.firstRetry;
    refuseFor(std::chrono::milliseconds(0));
    while (!queue_.closed() && !reopen()) {
        refuseFor(wait);
        wait = std::min(2 * wait, options_.limits.longestRetry);
    }
}

/// Fails what was submitted before the state was known to all. Ends early when the queue is closed.
void Writer::refuseFor(std::chrono::milliseconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    auto left = time;
    for (auto entries = queue_.takeAllWithin(left); !entries.empty();
         entries = queue_.takeAllWithin(left)) {
        commitOne(entries); // without a session it only refuses
        left =
            std::chrono::floor<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    }
}

bool Writer::reopen() {
    try {
        auto session = std::make_unique<WriteSession>(options_.file, options_.vfs, clock_);
        if (auto checked = checkIntegrity(session->connection()); !checked) {
            return false;
        }
        session->connection().checkpoint(); // what was acknowledged reaches the file, synced
        session->probe();
        session_ = std::move(session);
        changeState(WriterState::Ready, "The database has been reopened and checked.");
        return true;
    } catch (const DatabaseFailure&) {
        return false;
    }
}

void Writer::tellListChanges() {
    auto changes = session_->takeListChanges();
    if (options_.listObserver && !changes.empty()) {
        options_.listObserver(std::move(changes));
    }
}

void Writer::changeState(WriterState state, const std::string& cause) {
    if (state_.exchange(state, std::memory_order_acq_rel) != state && options_.observer) {
        options_.observer(state, cause);
    }
}

void Writer::countFailure() {
    const std::lock_guard lock(statisticsMutex_);
    ++statistics_.failedTransactions;
}

void Writer::countTransaction(std::span<const Entry> entries) {
    std::uint64_t events = 0;
    for (const auto& entry : entries) {
        events += entry.job->events();
    }
    const std::lock_guard lock(statisticsMutex_);
    ++statistics_.transactions;
    statistics_.events += events;
    statistics_.largestTransaction = std::max(statistics_.largestTransaction, events);
}

} // namespace tempo::store
