#pragma once

#include "component/store/manual_clock.hpp"
#include "component/store/sample_events.hpp"
#include "store/events/event_query.hpp"
#include "store/store.hpp"
#include "support/temporary_directory.hpp"

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <stdexcept>
#include <vector>

namespace tempo::test {

/// A store with its threads, whose jobs are finished where they are delivered.
class TestStore {
public:
    explicit TestStore(std::filesystem::path folder, const char* vfs = nullptr,
                       store::WriterLimits limits = quickLimits())
        : folder_(std::move(folder)), vfs_(vfs), limits_(limits) {
        auto opened = open();
        if (!opened) {
            throw std::runtime_error(opened.error().detail);
        }
        store_ = std::move(*opened);
    }

    /// Retries that do not hold a test up.
    static store::WriterLimits quickLimits() {
        store::WriterLimits limits;
        limits.diskProbe = std::chrono::milliseconds(2);
        limits.firstRetry = std::chrono::milliseconds(1);
        limits.longestRetry = std::chrono::milliseconds(4);
        return limits;
    }

    Expected<std::unique_ptr<store::Store>> open() {
        store::StoreOptions options;
        options.dataDirectory = folder_;
        options.limits = limits_;
        options.vfs = vfs_;
        options.writeDelivery = [this](std::vector<store::Writer::FinishedJob> finished) {
            if (beforeFinish) {
                beforeFinish(finished.size());
            }
            for (auto& [job, outcome] : finished) {
                job->finish(std::move(outcome));
            }
        };
        options.readDelivery = [](std::vector<store::Reader::FinishedJob> finished) {
            for (auto& [job, outcome] : finished) {
                job->finish(std::move(outcome));
            }
        };
        options.writerObserver = [this](store::WriterState state, const std::string& cause) {
            const std::lock_guard lock(mutex_);
            states_.push_back(state);
            causes_.push_back(cause);
            changed_.notify_all();
        };
        return store::Store::open(std::move(options), clock);
    }

    /// Runs `work` on the store thread and gives the job's outcome after its commit.
    template<class Work>
    Expected<void> write(Work work) {
        return submit(std::move(work)).get();
    }

    /// The same without waiting. A refusal by submit is the outcome then.
    template<class Work>
    std::future<Expected<void>> submit(Work work);

    Expected<void> post(EventDraft draft) {
        return write([this, draft = std::move(draft)](store::WriteContext& context) mutable {
            storeEvents(context, batchOf({std::move(draft)}, clock.now()));
            return Expected<void>();
        });
    }

    /// Waits until the writer has told this state as often as `times`.
    void waitFor(store::WriterState state, std::ptrdiff_t times = 1) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return std::ranges::count(states_, state) >= times; });
    }

    std::vector<Event> events() const {
        std::vector<Event> result;
        const auto read = store_->readNow([&](const store::Connection& connection) {
            result = store::changesAfter(connection, 0, 100'000);
        });
        if (!read) {
            throw std::runtime_error(read.error().detail);
        }
        return result;
    }

    store::Store* operator->() { return store_.get(); }
    void close() { store_.reset(); }

    ManualClock clock;
    /// Called on the store thread before the jobs of a transaction are finished.
    std::function<void(std::size_t jobs)> beforeFinish;

private:
    std::filesystem::path folder_;
    const char* vfs_;
    store::WriterLimits limits_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<store::WriterState> states_;
    std::vector<std::string> causes_;
    std::unique_ptr<store::Store> store_;
};

/// A job that tells a future how it ended.
template<class Work>
class FutureJob final : public store::WriteJob {
public:
    explicit FutureJob(Work work) : work_(std::move(work)) {}
    std::size_t events() const override { return 1; }
    Expected<void> apply(store::WriteContext& context) override { return work_(context); }
    void finish(Expected<void> outcome) override { promise_.set_value(std::move(outcome)); }
    std::future<Expected<void>> future() { return promise_.get_future(); }

private:
    Work work_;
    std::promise<Expected<void>> promise_;
};

template<class Work>
std::future<Expected<void>> TestStore::submit(Work work) {
    auto job = std::make_unique<FutureJob<Work>>(std::move(work));
    auto future = job->future();
    if (auto taken = store_->writer().submit(std::move(job)); !taken) {
        std::promise<Expected<void>> refused;
        refused.set_value(std::move(taken));
        return refused.get_future();
    }
    return future;
}

/// What a `kill -9` leaves: the files as they are at this moment, without the shared memory.
inline void copyAsKilled(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::create_directories(to);
    for (const auto* name : {"tempo.db", "tempo.db-wal"}) {
        std::filesystem::copy_file(from / name, to / name);
    }
}

} // namespace tempo::test
