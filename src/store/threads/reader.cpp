#include "store/threads/reader.hpp"

#include "store/database/database_failure.hpp"
#include "store/database/query.hpp"
#include "store/database/thread_name.hpp"

#include <exception>
#include <limits>
#include <utility>

namespace tempo::store {
namespace {

std::unique_ptr<Connection> open(const Reader::Options& options) {
    return std::make_unique<Connection>(
        options.file, Connection::Options{Connection::Access::ReadOnly, options.vfs});
}

/// Reads inside a transaction, so that all of it is the state of one commit.
Expected<void> readConsistently(Connection& connection, ReadJob& job) {
    execute(connection, "BEGIN");
    auto outcome = job.read(connection);
    connection.rollback(); // nothing was written
    return outcome;
}

} // namespace

Reader::Reader(Options options)
    : options_(std::move(options)),
      queue_({options_.queuedJobs, std::numeric_limits<std::size_t>::max()}),
      connection_(open(options_)) {
    thread_ = std::thread([this] { run(); });
}

Reader::~Reader() {
    stop();
}

Expected<void> Reader::submit(std::unique_ptr<ReadJob> job) {
    switch (queue_.push(std::move(job), {1, 0})) {
    case JobQueue<ReadJob>::Push::Taken:
        return {};
    case JobQueue<ReadJob>::Push::Full:
        return failure(ErrorCode::Busy, "Too many questions wait for an answer; repeat later.");
    case JobQueue<ReadJob>::Push::Closed:
        break;
    }
    return failure(ErrorCode::Unavailable, "The store is being closed; repeat later.");
}

void Reader::stop() {
    queue_.close();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void Reader::run() {
    nameThisThread(options_.threadName);
    for (auto entries = queue_.takeAll(); !entries.empty(); entries = queue_.takeAll()) {
        for (auto& entry : entries) {
            auto outcome = answer(*entry.job);
            queue_.release(entry.load);
            std::vector<FinishedJob> finished;
            finished.push_back({std::move(entry.job), std::move(outcome)});
            options_.delivery(std::move(finished));
        }
    }
}

Expected<void> Reader::answer(ReadJob& job) {
    try {
        if (!connection_) {
            connection_ = open(options_);
        }
        return readConsistently(*connection_, job);
    } catch (const DatabaseFailure& failure) {
        connection_.reset();
        return tl::unexpected(failure.toError());
    } catch (const std::exception& exception) {
        connection_.reset();
        return tl::unexpected(faultOfProgram(exception));
    }
}

} // namespace tempo::store
