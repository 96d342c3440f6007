#pragma once

#include "daemon/await_outcome.hpp"
#include "store/store.hpp"

#include <tempo/core/error.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace tempo::daemon {

/// The result of work that has nothing to tell but that it is done.
struct Done {};

/// Carries work from the io thread to the store's threads and its outcome back. Io thread, but for
/// the deliveries.
class StoreTasks {
public:
    template<class T>
    using WriteWork = std::function<Expected<T>(store::WriteContext&)>;
    template<class T>
    using ReadWork = std::function<Expected<T>(const store::Connection&)>;

    explicit StoreTasks(asio::io_context& io) : io_(io) {}
    StoreTasks(const StoreTasks&) = delete;
    StoreTasks& operator=(const StoreTasks&) = delete;

    /// `store` must outlive every later call.
    void attach(store::Store& store) { store_ = &store; }

    /// For StoreOptions: finishes jobs on the io thread, all of one commit in one turn, and calls
    /// `afterCommit` when each has taken its outcome.
    store::Writer::Delivery writeDelivery(std::function<void()> afterCommit);
    store::Reader::Delivery readDelivery();

    /// For StoreOptions: tells `tell` on the io thread, before the jobs of the commit are finished.
    store::Writer::ListObserver listObserver(std::function<void(store::ListChanges)> tell);

    /// Hands a job over; when it cannot be, `refused` gets the reason in a later turn.
    void submit(std::unique_ptr<store::WriteJob> job, std::function<void(Error)> refused);
    void submit(std::unique_ptr<store::ReadJob> job, std::function<void(Error)> refused);
    void submitSearch(std::unique_ptr<store::ReadJob> job, std::function<void(Error)> refused);
    void submitInBackground(std::unique_ptr<store::ReadJob> job,
                            std::function<void(Error)> refused);

    /// Runs `work` in a transaction of the store thread and waits for its commit. Coroutines name
    /// the work before they await it: g++ 12 destroys a closure that is a temporary of the awaiting
    /// expression twice (GCC bug 107288).
    template<class T>
    Async<T> write(WriteWork<T> work) {
        return awaitOutcome<T>([this, work = std::move(work)](OutcomeHandler<T> done) {
            auto refused = [done](Error error) {
                done(tl::unexpected(std::move(error)));
            };
            submit(std::make_unique<WriteTask<T>>(work, done), std::move(refused));
        });
    }

    /// Runs `work` on the reader thread. As for `write`, the work is named first.
    template<class T>
    Async<T> read(ReadWork<T> work) {
        return awaitOutcome<T>([this, work = std::move(work)](OutcomeHandler<T> done) {
            auto refused = [done](Error error) {
                done(tl::unexpected(std::move(error)));
            };
            submit(std::make_unique<ReadTask<T>>(work, done), std::move(refused));
        });
    }

    /// The same for a search, on a thread of its own: some take long.
    template<class T>
    Async<T> readForSearch(ReadWork<T> work) {
        return awaitOutcome<T>([this, work = std::move(work)](OutcomeHandler<T> done) {
            auto refused = [done](Error error) {
                done(tl::unexpected(std::move(error)));
            };
            submitSearch(std::make_unique<ReadTask<T>>(work, done), std::move(refused));
        });
    }

    /// The same for work that takes long: on another thread, so that no question waits for it.
    template<class T>
    Async<T> readInBackground(ReadWork<T> work) {
        return awaitOutcome<T>([this, work = std::move(work)](OutcomeHandler<T> done) {
            auto refused = [done](Error error) {
                done(tl::unexpected(std::move(error)));
            };
            submitInBackground(std::make_unique<ReadTask<T>>(work, done), std::move(refused));
        });
    }

private:
    void readOn(store::Reader& reader, std::unique_ptr<store::ReadJob> job,
                std::function<void(Error)> refused);

    /// What WriteTask and ReadTask share: work that leaves a result for the other thread.
    template<class T, class Argument>
    struct Pending {
        std::function<Expected<T>(Argument&)> work;
        OutcomeHandler<T> done;
        std::optional<T> result = std::nullopt;

        Expected<void> run(Argument& argument) {
            auto outcome = work(argument);
            if (!outcome) {
                return tl::unexpected(std::move(outcome.error()));
            }
            result.emplace(*std::move(outcome));
            return {};
        }

        void finish(Expected<void> outcome) {
            if (outcome) {
                done(*std::move(result));
            } else {
                done(tl::unexpected(std::move(outcome.error())));
            }
        }
    };

    template<class T>
    class WriteTask final : public store::WriteJob {
    public:
        WriteTask(WriteWork<T> work, OutcomeHandler<T> done)
            : pending_{std::move(work), std::move(done)} {}
        Expected<void> apply(store::WriteContext& context) override {
            return pending_.run(context);
        }
        void finish(Expected<void> outcome) override { pending_.finish(std::move(outcome)); }

    private:
        Pending<T, store::WriteContext> pending_;
    };

    template<class T>
    class ReadTask final : public store::ReadJob {
    public:
        ReadTask(ReadWork<T> work, OutcomeHandler<T> done)
            : pending_{std::move(work), std::move(done)} {}
        Expected<void> read(const store::Connection& database) override {
            return pending_.run(database);
        }
        void finish(Expected<void> outcome) override { pending_.finish(std::move(outcome)); }

    private:
        Pending<T, const store::Connection> pending_;
    };

    asio::io_context& io_;
    store::Store* store_ = nullptr;
};

} // namespace tempo::daemon
