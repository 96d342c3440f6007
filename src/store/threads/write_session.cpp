#include "store/threads/write_session.hpp"

#include "store/database/database_failure.hpp"
#include "store/database/query.hpp"

#include <exception>
#include <string>

namespace tempo::store {
namespace {

bool failsTheStatementOnly(const DatabaseFailure& failure) {
    return failure.kind() == DatabaseFailure::Kind::Rule ||
           failure.kind() == DatabaseFailure::Kind::Statement;
}

/// Runs a job; a failure that is the job's own becomes its outcome.
Expected<void> applyGuarded(WriteJob& job, WriteContext& context) {
    try {
        return job.apply(context);
    } catch (const DatabaseFailure& failure) {
        if (!failsTheStatementOnly(failure) || !context.database.inTransaction()) {
            throw;
        }
        return tl::unexpected(failure.toError());
    } catch (const std::exception& exception) {
        return tl::unexpected(faultOfProgram(exception));
    }
}

} // namespace

WriteSession::WriteSession(const std::filesystem::path& file, const char* vfs, const Clock& clock)
    : clock_(clock), connection_(file, {Connection::Access::Write, vfs}) {
    Query tally(connection_, "SELECT last_sequence, event_count FROM tally");
    tally.next();
    tally_ = {tally.column<Sequence>(0), tally.column<std::int64_t>(1)};
    Query newest(connection_, "SELECT max(id) FROM events");
    if (newest.next()) {
        ids_.continueAfter(newest.column<EventId>(0).uuid);
    }
}

std::vector<Expected<void>> WriteSession::commit(Jobs jobs) {
    const auto before = tally_;
    try {
        execute(connection_, "BEGIN IMMEDIATE");
        auto outcomes = applyAll(jobs);
        if (tally_ != before) {
            execute(connection_, "UPDATE tally SET last_sequence = ?, event_count = ?",
                    tally_.lastSequence, tally_.eventCount);
        }
        stacks_.write(connection_);
        auto changes = aggregates_.write(connection_);
        execute(connection_, "COMMIT");
        listChanges_ = std::move(changes);
        return outcomes;
    } catch (...) {
        connection_.rollback();
        tally_ = before;
        aggregates_ = {};
        stacks_.forget();
        throw;
    }
}

void WriteSession::probe() {
    execute(connection_, "INSERT INTO meta (name, value) VALUES ('probes', '1') ON CONFLICT (name)"
                         " DO UPDATE SET value = CAST(value + 1 AS TEXT)");
}

std::vector<Expected<void>> WriteSession::applyAll(Jobs jobs) {
    WriteContext context{connection_,       ids_,        clock_.now(), tally_.lastSequence,
                         tally_.eventCount, aggregates_, stacks_};
    std::vector<Expected<void>> outcomes;
    outcomes.reserve(jobs.size());
    for (auto* job : jobs) {
        outcomes.push_back(job->undo() == Undo::Savepoint ? applyWithSavepoint(*job, context)
                                                          : applyUnprotected(*job, context));
    }
    return outcomes;
}

Expected<void> WriteSession::applyWithSavepoint(WriteJob& job, WriteContext& context) {
    const auto before = tally_;
    auto aggregatesBefore = aggregates_;
    stacks_.write(connection_);
    execute(connection_, "SAVEPOINT job");
    auto outcome = applyGuarded(job, context);
    if (!outcome) {
        execute(connection_, "ROLLBACK TO job");
        tally_ = before;
        aggregates_ = std::move(aggregatesBefore);
        stacks_.forget();
    }
    execute(connection_, "RELEASE job");
    return outcome;
}

Expected<void> WriteSession::applyUnprotected(WriteJob& job, WriteContext& context) {
    const auto before = tally_;
    const auto changesBefore = connection_.totalChanges();
    const auto stackChangesBefore = stacks_.count();
    auto outcome = applyGuarded(job, context);
    if (!outcome &&
        (connection_.totalChanges() != changesBefore || stacks_.count() != stackChangesBefore)) {
        throw DatabaseFailure(DatabaseFailure::Kind::Statement, outcome.error().detail);
    }
    if (!outcome) {
        tally_ = before;
    }
    return outcome;
}

} // namespace tempo::store
