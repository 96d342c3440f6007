#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace tempo::store {

/// How much of a bounded queue something takes.
struct QueueLoad {
    std::size_t items = 0;
    std::size_t bytes = 0;
};

/// The bounded hand-over from any thread to one consumer. What has been taken counts against the
/// bounds until it is released, so that they bound the memory of all unfinished work.
template<class Job>
class JobQueue {
public:
    struct Entry {
        std::unique_ptr<Job> job;
        QueueLoad load; ///< to be released when the job is finished
    };
    using Entries = std::vector<Entry>;
    enum class Push { Taken, Full, Closed };

    explicit JobQueue(QueueLoad limit) : limit_(limit) {}

    /// Any thread. A job of any size fits into an empty queue. What is not Taken is destroyed.
    Push push(std::unique_ptr<Job> job, QueueLoad load) {
        bool wake = false;
        {
            const std::lock_guard lock(mutex_);
            if (closed_) {
                return Push::Closed;
            }
            if (!fits(load)) {
                return Push::Full;
            }
            load_.items += load.items;
            load_.bytes += load.bytes;
            entries_.push_back({std::move(job), load});
            wake = std::exchange(consumerSleeps_, false);
        }
        if (wake) {
            wake_.notify_one();
        }
        return Push::Taken;
    }

    /// The consumer: everything that waits at this moment, which may be nothing.
    Entries takeWaiting() {
        const std::lock_guard lock(mutex_);
        return std::exchange(entries_, {});
    }

    /// The consumer: everything that waits, as soon as there is something. Empty when the queue is
    /// closed and drained.
    Entries takeAll() {
        std::unique_lock lock(mutex_);
        while (mustWait()) {
            consumerSleeps_ = true;
            wake_.wait(lock);
        }
        return std::exchange(entries_, {});
    }

    /// The same, but empty also when nothing has come within `patience`.
    Entries takeAllWithin(std::chrono::milliseconds patience) {
        const auto deadline = std::chrono::steady_clock::now() + patience;
        std::unique_lock lock(mutex_);
        while (mustWait()) {
            consumerSleeps_ = true;
            if (wake_.wait_until(lock, deadline) == std::cv_status::timeout) {
                break;
            }
        }
        consumerSleeps_ = false;
        return std::exchange(entries_, {});
    }

    /// Gives back the room of finished work.
    void release(QueueLoad load) {
        const std::lock_guard lock(mutex_);
        load_.items -= load.items;
        load_.bytes -= load.bytes;
    }

    /// Any thread: refuses what comes from now on.
    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        wake_.notify_one();
    }

    bool closed() const {
        const std::lock_guard lock(mutex_);
        return closed_;
    }

    bool full() const {
        const std::lock_guard lock(mutex_);
        return load_.items >= limit_.items || load_.bytes >= limit_.bytes;
    }

private:
    bool mustWait() const { return entries_.empty() && !closed_; }

    bool fits(QueueLoad load) const {
        if (load_.items == 0) {
            return true;
        }
        return load_.items + load.items <= limit_.items && load_.bytes + load.bytes <= limit_.bytes;
    }

    const QueueLoad limit_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    Entries entries_;
    QueueLoad load_;
    bool closed_ = false;
    bool consumerSleeps_ = false;
};

} // namespace tempo::store
