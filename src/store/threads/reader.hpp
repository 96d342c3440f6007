#pragma once

#include "store/threads/job_queue.hpp"

#include <tempo/core/error.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace tempo::store {

class Connection;

/// One question to the database.
class ReadJob {
public:
    ReadJob() = default;
    ReadJob(const ReadJob&) = delete;
    ReadJob& operator=(const ReadJob&) = delete;
    virtual ~ReadJob() = default;

    /// Reads. Reader thread; everything that one job reads is the state of one and the same commit.
    virtual Expected<void> read(const Connection& database) = 0;

    /// Takes the outcome; called exactly once, on the thread that the Delivery moved the job to.
    virtual void finish(Expected<void> outcome) = 0;
};

/// A thread that answers questions one after the other on its own read-only connection, beside the
/// store thread and without waiting for it.
class Reader {
public:
    struct FinishedJob {
        std::unique_ptr<ReadJob> job;
        Expected<void> outcome;
    };
    /// Called on the reader's thread for each finished job; must neither throw nor block.
    using Delivery = std::function<void(std::vector<FinishedJob>)>;

    struct Options {
        std::filesystem::path file;
        const char* vfs = nullptr;
        std::size_t queuedJobs = 256;
        Delivery delivery;
        const char* threadName = "tempo-read"; ///< at most 15 characters
    };

    /// Opens the database and starts the thread. Throws DatabaseFailure.
    explicit Reader(Options options);
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader(); ///< stops

    /// Hands a job over; any thread. Busy when the queue is full, Unavailable when the reader is
    /// stopped; the job is destroyed then, without finish.
    Expected<void> submit(std::unique_ptr<ReadJob> job);

    /// Answers what waits, then ends the thread. A second call does nothing.
    void stop();

private:
    void run();
    Expected<void> answer(ReadJob& job);

    Options options_;
    JobQueue<ReadJob> queue_;
    std::unique_ptr<Connection> connection_; ///< null after a failure, until the next job
    std::thread thread_;
};

} // namespace tempo::store
