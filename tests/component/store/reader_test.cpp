#include "component/store/failing_vfs.hpp"
#include "component/store/test_store.hpp"
#include "store/database/query.hpp"

#include <gmock/gmock.h>

#include <latch>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;

template<class Work>
class Question final : public ReadJob {
public:
    explicit Question(Work work) : work_(std::move(work)) {}
    Expected<void> read(const Connection& database) override { return work_(database); }
    void finish(Expected<void> outcome) override { promise_.set_value(std::move(outcome)); }
    std::future<Expected<void>> future() { return promise_.get_future(); }

private:
    Work work_;
    std::promise<Expected<void>> promise_;
};

template<class Work>
std::future<Expected<void>> ask(TestStore& store, Work work) {
    auto job = std::make_unique<Question<Work>>(std::move(work));
    auto future = job->future();
    if (auto taken = store->reader().submit(std::move(job)); !taken) {
        std::promise<Expected<void>> refused;
        refused.set_value(std::move(taken));
        return refused.get_future();
    }
    return future;
}

TEST(Reader, SeesWhatWasCommittedBeforeItWasAsked) {
    TemporaryDirectory folder;
    TestStore store(folder.path());
    ASSERT_TRUE(store.post(draftTitled("a")));
    std::uint64_t events = 0;
    EXPECT_TRUE(ask(store, [&](const Connection& database) {
                    events = countEvents(database).events;
                    return Expected<void>();
                }).get());
    EXPECT_EQ(events, 1U);
}

TEST(Reader, SeesOneCommitDuringAWholeJobWhileOthersAreWritten) {
    TemporaryDirectory folder;
    TestStore store(folder.path());
    ASSERT_TRUE(store.post(draftTitled("a")));
    std::vector<std::uint64_t> counts;
    std::latch counted{1};
    std::latch written{1};
    auto answer = ask(store, [&](const Connection& database) {
        counts.push_back(countEvents(database).events);
        counted.count_down();
        written.wait();
        counts.push_back(countEvents(database).events);
        return Expected<void>();
    });
    counted.wait();
    EXPECT_TRUE(store.post(draftTitled("b"))); // a reader holds no writer up
    written.count_down();
    EXPECT_TRUE(answer.get());
    EXPECT_THAT(counts, testing::ElementsAre(1U, 1U));
}

TEST(Reader, CannotWrite) {
    TemporaryDirectory folder;
    TestStore store(folder.path());
    EXPECT_FALSE(ask(store, [](const Connection& database) {
                     Query query(database, "DELETE FROM tally");
                     query.next();
                     return Expected<void>();
                 }).get());
}

TEST(Reader, AnswersAgainAfterAFailure) {
    TemporaryDirectory folder;
    auto& vfs = FailingVfs::fresh();
    TestStore store(folder.path(), FailingVfs::kName);
    const auto count = [](const Connection& database) {
        countEvents(database);
        return Expected<void>();
    };
    vfs.readsFail = true;
    EXPECT_EQ(ask(store, count).get().error().code, ErrorCode::StoreFailed);
    vfs.readsFail = false;
    EXPECT_TRUE(ask(store, count).get());
    EXPECT_FALSE(ask(store, [](const Connection&) -> Expected<void> {
                     throw std::out_of_range("vector::at");
                 }).get());
    EXPECT_TRUE(ask(store, count).get());
}

TEST(Reader, RefusesQuestionsWhenItIsStopped) {
    TemporaryDirectory folder;
    TestStore store(folder.path());
    store->close();
    EXPECT_EQ(ask(store, [](const Connection&) { return Expected<void>(); }).get().error().code,
              ErrorCode::Unavailable);
}

} // namespace
