#include "component/store/failing_vfs.hpp"
#include "component/store/test_store.hpp"
#include "store/database/database_failure.hpp"
#include "store/database/query.hpp"
#include "store/settings/setting_table.hpp"

#include <gmock/gmock.h>

#include <latch>
#include <set>
#include <thread>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using testing::ElementsAre;
using testing::HasSubstr;

/// Holds the store thread inside a transaction until it is released, so that jobs can pile up.
class Gate {
public:
    explicit Gate(TestStore& store) {
        outcome_ = store.submit([this](WriteContext&) {
            entered_.count_down();
            open_.wait();
            return Expected<void>();
        });
        entered_.wait();
    }
    ~Gate() { release(); }
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

    void release() {
        if (outcome_.valid()) {
            open_.count_down();
            outcome_.get();
        }
    }

private:
    std::latch entered_{1};
    std::latch open_{1};
    std::future<Expected<void>> outcome_;
};

auto storing(std::string title, Timestamp now) {
    return [title = std::move(title), now](WriteContext& context) {
        storeEvents(context, batchOf({draftTitled(title)}, now));
        return Expected<void>();
    };
}

TEST(Writer, CommitsWhatWaitsInOneTransactionAndDeliversItAtOnce) {
    TemporaryDirectory folder;
    TestStore store(folder.path());
    std::vector<std::size_t> deliveries;
    store.beforeFinish = [&](std::size_t jobs) {
        deliveries.push_back(jobs);
    };
    std::vector<std::future<Expected<void>>> outcomes;
    {
        Gate gate(store);
        for (int i = 0; i < 5; ++i) {
            outcomes.push_back(store.submit(storing(std::to_string(i), store.clock.now())));
        }
    }
    for (auto& outcome : outcomes) {
        EXPECT_TRUE(outcome.get());
    }
    EXPECT_THAT(deliveries, ElementsAre(1U, 5U));
    const auto statistics = store->writer().statistics();
    EXPECT_EQ(statistics.transactions, 2U);
    EXPECT_EQ(statistics.events, 6U);
    EXPECT_EQ(statistics.largestTransaction, 5U);
    EXPECT_EQ(statistics.averageEvents(), 3.0);
}

/// Stores no event.
class SilentJob final : public WriteJob {
public:
    Expected<void> apply(WriteContext& /*context*/) override { return {}; }
    void finish(Expected<void> outcome) override { finished.set_value(outcome.has_value()); }

    std::promise<bool> finished;
};

TEST(Writer, CountsAsEventsOnlyWhatJobsStore) {
    TemporaryDirectory folder;
    TestStore store(folder.path());
    auto job = std::make_unique<SilentJob>();
    auto finished = job->finished.get_future();
    ASSERT_TRUE(store->writer().submit(std::move(job)));
    EXPECT_TRUE(finished.get());
    EXPECT_EQ(store->writer().statistics().transactions, 1U);
    EXPECT_EQ(store->writer().statistics().events, 0U);
}

TEST(Writer, CapsTheSizeOfATransaction) {
    TemporaryDirectory folder;
    auto limits = TestStore::quickLimits();
    limits.transactionEvents = 2;
    TestStore store(folder.path(), nullptr, limits);
    std::vector<std::size_t> deliveries;
    store.beforeFinish = [&](std::size_t jobs) {
        deliveries.push_back(jobs);
    };
    {
        Gate gate(store);
        for (int i = 0; i < 5; ++i) {
            store.submit(storing(std::to_string(i), store.clock.now()));
        }
    }
    store->close();
    EXPECT_THAT(deliveries, ElementsAre(1U, 2U, 2U, 1U));
}

TEST(Writer, SyncsEveryCommitBeforeItIsDelivered) {
    TemporaryDirectory folder;
    auto& vfs = FailingVfs::fresh();
    TestStore store(folder.path(), FailingVfs::kName);
    std::uint64_t syncsBefore = vfs.syncs;
    store.beforeFinish = [&](std::size_t) {
        EXPECT_GT(vfs.syncs, syncsBefore);
        syncsBefore = vfs.syncs;
    };
    for (int i = 0; i < 10; ++i) {
        EXPECT_TRUE(store.post(draftTitled(std::to_string(i))));
    }
}

TEST(Writer, UndoesAFailedJobAloneAndCommitsItsNeighbours) {
    TemporaryDirectory folder;
    TestStore store(folder.path());
    std::future<Expected<void>> first;
    std::future<Expected<void>> failing;
    std::future<Expected<void>> last;
    {
        Gate gate(store);
        first = store.submit(storing("first", store.clock.now()));
        failing = store.submit([&](WriteContext& context) -> Expected<void> {
            storeEvents(context, batchOf({draftTitled("undone")}, store.clock.now()));
            return failure(ErrorCode::Conflict, "no");
        });
        last = store.submit(storing("last", store.clock.now()));
    }
    EXPECT_TRUE(first.get());
    EXPECT_EQ(failing.get().error(), (Error{ErrorCode::Conflict, "no"}));
    EXPECT_TRUE(last.get());
    const auto events = store.events();
    EXPECT_THAT(titlesOf(events), ElementsAre("first", "last"));
    EXPECT_EQ(events[1].sequence, 2U);
}

TEST(Writer, TurnsABrokenRuleOfTheSchemaAndAnExceptionIntoTheJobsOwnOutcome) {
    TemporaryDirectory folder;
    TestStore store(folder.path());
    const auto rule = store.write([](WriteContext& context) {
        execute(context.database, "INSERT INTO tally VALUES (1, 0, 0)");
        return Expected<void>();
    });
    EXPECT_EQ(rule.error().code, ErrorCode::Conflict);
    const auto bug =
        store.write([](WriteContext&) -> Expected<void> { throw std::out_of_range("vector::at"); });
    EXPECT_EQ(bug.error().code, ErrorCode::StoreFailed);
    EXPECT_THAT(bug.error().detail, HasSubstr("vector::at"));
    EXPECT_EQ(store->writer().state(), WriterState::Ready);
    EXPECT_TRUE(store.post(draftTitled("after")));
}

/// Breaks the promise of Undo::Nothing.
class PromiseBreaker final : public WriteJob {
public:
    explicit PromiseBreaker(std::promise<Expected<void>>& outcome) : outcome_(outcome) {}
    Undo undo() const override { return Undo::Nothing; }
    Expected<void> apply(WriteContext& context) override {
        putSetting(context, "a", "1");
        return failure(ErrorCode::Conflict, "too late");
    }
    void finish(Expected<void> outcome) override { outcome_.set_value(std::move(outcome)); }

private:
    std::promise<Expected<void>>& outcome_;
};

TEST(Writer, FailsTheWholeTransactionWhenAJobCannotBeUndoneAlone) {
    TemporaryDirectory folder;
    TestStore store(folder.path());
    std::promise<Expected<void>> broken;
    std::future<Expected<void>> neighbour;
    {
        Gate gate(store);
        neighbour = store.submit(storing("neighbour", store.clock.now()));
        ASSERT_TRUE(store->writer().submit(std::make_unique<PromiseBreaker>(broken)));
    }
    EXPECT_EQ(broken.get_future().get().error().code, ErrorCode::StoreFailed);
    EXPECT_EQ(neighbour.get().error().code, ErrorCode::StoreFailed);
    EXPECT_TRUE(store.events().empty());
    EXPECT_EQ(store->writer().statistics().failedTransactions, 1U);
    ASSERT_TRUE(store.post(draftTitled("after")));
    EXPECT_EQ(store.events().front().sequence, 1U);
}

TEST(Writer, RefusesWhatItsQueueDoesNotHold) {
    TemporaryDirectory folder;
    auto limits = TestStore::quickLimits();
    limits.queuedEvents = 3; // the gate is one of them
    TestStore store(folder.path(), nullptr, limits);
    Gate gate(store);
    auto a = store.submit(storing("a", store.clock.now()));
    EXPECT_FALSE(store->writer().queueFull());
    auto b = store.submit(storing("b", store.clock.now()));
    EXPECT_TRUE(store->writer().queueFull());
    EXPECT_FALSE(store->couldCommitNow());
    EXPECT_EQ(store.submit(storing("c", store.clock.now())).get().error().code, ErrorCode::Busy);
    gate.release();
    EXPECT_TRUE(a.get());
    EXPECT_TRUE(b.get());
    EXPECT_TRUE(store.post(draftTitled("d")));
    EXPECT_TRUE(store->couldCommitNow());
}

TEST(Writer, CommitsWhatWaitsWhenItIsStoppedAndRefusesWhatComesLater) {
    TemporaryDirectory folder;
    TestStore store(folder.path());
    std::future<Expected<void>> waiting;
    {
        Gate gate(store);
        waiting = store.submit(storing("waiting", store.clock.now()));
    }
    store->close();
    EXPECT_TRUE(waiting.get());
    EXPECT_EQ(store.post(draftTitled("late")).error().code, ErrorCode::StoreFailed);
    EXPECT_THAT(titlesOf(store.events()), ElementsAre("waiting"));
}

TEST(Writer, DeliversInTheOrderOfIdsAndSequencesHoweverManyThreadsSubmit) {
    constexpr int kThreads = 8;
    constexpr int kEach = 100;
    TemporaryDirectory folder;
    TestStore store(folder.path());
    std::vector<Event> delivered; // by the store thread only
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> senders;
        for (int t = 0; t < kThreads; ++t) {
            senders.emplace_back([&, t] {
                for (int i = 0; i < kEach; ++i) {
                    const auto title = std::to_string(t) + "/" + std::to_string(i);
                    const auto outcome = store.write([&](WriteContext& context) {
                        auto stored =
                            storeEvents(context, batchOf({draftTitled(title)}, store.clock.now()));
                        delivered.push_back(stored.events.front());
                        return Expected<void>();
                    });
                    refused += outcome ? 0 : 1;
                }
            });
        }
    }
    store->close();
    EXPECT_EQ(refused, 0);
    ASSERT_EQ(delivered.size(), std::size_t{kThreads * kEach});
    for (std::size_t i = 0; i < delivered.size(); ++i) {
        ASSERT_EQ(delivered[i].sequence, i + 1);
        ASSERT_TRUE(i == 0 || delivered[i - 1].id < delivered[i].id);
    }
    EXPECT_EQ(store.events(), delivered);
}

} // namespace
