#include "component/store/failing_vfs.hpp"
#include "component/store/test_store.hpp"

#include <gmock/gmock.h>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using testing::ElementsAre;

TEST(WriterFailure, AnswersDiskFullKeepsRunningAndRecoversWhenThereIsRoom) {
    TemporaryDirectory folder;
    auto& vfs = FailingVfs::fresh();
    TestStore store(folder.path(), FailingVfs::kName);
    ASSERT_TRUE(store.post(draftTitled("before")));

    vfs.diskFull = true;
    EXPECT_EQ(store.post(draftTitled("lost")).error().code, ErrorCode::DiskFull);
    EXPECT_EQ(store->writer().state(), WriterState::DiskFull);
    EXPECT_FALSE(store->couldCommitNow());
    EXPECT_EQ(store.post(draftTitled("lost too")).error().code, ErrorCode::DiskFull);
    EXPECT_THAT(titlesOf(store.events()), ElementsAre("before"));

    vfs.diskFull = false;
    EXPECT_TRUE(store.post(draftTitled("after")));
    EXPECT_EQ(store->writer().state(), WriterState::Ready);
    EXPECT_THAT(titlesOf(store.events()), ElementsAre("before", "after"));
    EXPECT_EQ(store.events().back().sequence, 2U);
}

TEST(WriterFailure, FindsByItselfThatTheDiskHasRoomAgain) {
    TemporaryDirectory folder;
    auto& vfs = FailingVfs::fresh();
    TestStore store(folder.path(), FailingVfs::kName);
    vfs.diskFull = true;
    EXPECT_FALSE(store.post(draftTitled("lost")));
    vfs.diskFull = false;
    store.waitFor(WriterState::Ready);
    EXPECT_TRUE(store->couldCommitNow());
}

TEST(WriterFailure, TakesNoWritesAfterAFailedSyncUntilReopenedAndChecked) {
    TemporaryDirectory folder;
    auto& vfs = FailingVfs::fresh();
    TestStore store(folder.path(), FailingVfs::kName);
    ASSERT_TRUE(store.post(draftTitled("before")));

    vfs.syncsFail = true;
    EXPECT_EQ(store.post(draftTitled("lost")).error().code, ErrorCode::StoreFailed);
    // As long as the disk does not sync, it cannot come back.
    EXPECT_EQ(store->writer().state(), WriterState::Failed);
    EXPECT_EQ(store.post(draftTitled("refused")).error().code, ErrorCode::StoreFailed);
    EXPECT_FALSE(store->couldCommitNow());

    vfs.syncsFail = false;
    store.waitFor(WriterState::Ready);
    EXPECT_TRUE(store.post(draftTitled("after")));
    EXPECT_THAT(titlesOf(store.events()), ElementsAre("before", "after"));
}

TEST(WriterFailure, ReopensAfterEveryFailedWrite) {
    TemporaryDirectory folder;
    auto& vfs = FailingVfs::fresh();
    TestStore store(folder.path(), FailingVfs::kName);
    ASSERT_TRUE(store.post(draftTitled("before")));
    for (int recoveries = 1; recoveries <= 3; ++recoveries) {
        vfs.writesFail = true;
        EXPECT_EQ(store.post(draftTitled("lost")).error().code, ErrorCode::StoreFailed);
        vfs.writesFail = false;
        store.waitFor(WriterState::Ready, recoveries);
    }
    EXPECT_TRUE(store.post(draftTitled("after")));
    EXPECT_THAT(titlesOf(store.events()), ElementsAre("before", "after"));
}

TEST(WriterFailure, FailsEveryJobOfAFailedCommitAndNoneOfTheNext) {
    TemporaryDirectory folder;
    auto& vfs = FailingVfs::fresh();
    TestStore store(folder.path(), FailingVfs::kName);
    ASSERT_TRUE(store.post(alert("kept")));
    std::vector<std::future<Expected<void>>> lost;
    {
        std::promise<void> open;
        auto gate = store.submit([&](WriteContext&) {
            open.get_future().wait();
            return Expected<void>();
        });
        for (int i = 0; i < 20; ++i) {
            lost.push_back(store.submit([&](WriteContext& context) {
                storeEvents(context, batchOf({alert("kept"), alert("new")}, store.clock.now()));
                return Expected<void>();
            }));
        }
        vfs.diskFull = true;
        open.set_value();
        gate.get();
    }
    for (auto& outcome : lost) {
        EXPECT_EQ(outcome.get().error().code, ErrorCode::DiskFull);
    }
    vfs.diskFull = false;
    EXPECT_TRUE(store.post(alert("new")));
    const auto events = store.events();
    EXPECT_THAT(titlesOf(events), ElementsAre("Alert kept", "Alert new"));
    EXPECT_EQ(events[0].revision, 1U);
}

TEST(WriterFailure, RefusesWhatWaitedBehindAFailedSyncEvenIfTheDiskIsBackAtOnce) {
    TemporaryDirectory folder;
    auto& vfs = FailingVfs::fresh();
    auto limits = TestStore::quickLimits();
    limits.transactionEvents = 1;
    TestStore store(folder.path(), FailingVfs::kName, limits);
    std::vector<std::future<Expected<void>>> outcomes;
    std::promise<void> open;
    outcomes.push_back(store.submit([&](WriteContext& context) {
        open.get_future().wait();
        storeEvents(context, batchOf({draftTitled("first")}, store.clock.now()));
        return Expected<void>();
    }));
    for (int i = 0; i < 3; ++i) {
        outcomes.push_back(store.submit([&](WriteContext& context) {
            storeEvents(context, batchOf({draftTitled("waiting")}, store.clock.now()));
            return Expected<void>();
        }));
    }
    vfs.syncsFail = true;
    store.beforeFinish = [&](std::size_t) {
        vfs.syncsFail = false;
    };
    open.set_value();
    for (auto& outcome : outcomes) {
        EXPECT_EQ(outcome.get().error().code, ErrorCode::StoreFailed);
    }
    store.waitFor(WriterState::Ready);
    EXPECT_TRUE(store.events().empty());
}

TEST(WriterFailure, StopsWhileTheDatabaseIsOutOfReach) {
    TemporaryDirectory folder;
    auto& vfs = FailingVfs::fresh();
    auto limits = TestStore::quickLimits();
    limits.firstRetry = std::chrono::hours(1); // a stop must not wait for it
    TestStore store(folder.path(), FailingVfs::kName, limits);
    vfs.syncsFail = true;
    EXPECT_FALSE(store.post(draftTitled("lost")));
    store->close();
    vfs.syncsFail = false;
    EXPECT_EQ(store.post(draftTitled("late")).error().code, ErrorCode::StoreFailed);
}

TEST(WriterFailure, KeepsEveryAcknowledgedEventThroughFailuresOfEveryKind) {
    TemporaryDirectory folder;
    auto& vfs = FailingVfs::fresh();
    auto limits = TestStore::quickLimits();
    limits.checkpointPages = 5; // failures meet checkpoints too
    TestStore store(folder.path(), FailingVfs::kName, limits);
    std::vector<std::string> acknowledged;
    int number = 0;
    const auto postSome = [&] {
        for (int i = 0; i < 10; ++i) {
            auto title = std::to_string(number++);
            if (store.post(draftTitled(title))) {
                acknowledged.push_back(title);
            }
        }
    };
    for (int round = 0; round < 20; ++round) {
        postSome();
        auto& fails = round % 3 == 0   ? vfs.diskFull
                      : round % 3 == 1 ? vfs.syncsFail
                                       : vfs.writesFail;
        fails = true;
        postSome();
        fails = false;
        while (store->writer().state() != WriterState::Ready) {
            std::this_thread::yield();
        }
    }
    store.close();
    FailingVfs::fresh();
    TestStore reopened(folder.path());
    EXPECT_EQ(titlesOf(reopened.events()), acknowledged);
    EXPECT_GE(acknowledged.size(), 200U);
}

} // namespace
