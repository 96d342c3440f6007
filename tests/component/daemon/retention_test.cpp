#include "component/store/manual_clock.hpp"
#include "component/store/sample_events.hpp"
#include "daemon/retention.hpp"
#include "store/event_query.hpp"
#include "support/temporary_directory.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/logger.h>

#include <memory>
#include <stdexcept>
#include <vector>

namespace tempo::daemon {
namespace {

using namespace std::chrono_literals;
using ::testing::UnorderedElementsAreArray;

class DeletionRecorder final : public control::EventFeed::Listener {
public:
    void changed(const std::vector<std::shared_ptr<const Event>>& /*events*/) override {}
    void deleted(const std::vector<EventId>& ids) override {
        deletions.insert(deletions.end(), ids.begin(), ids.end());
    }

    std::vector<EventId> deletions;
};

/// A real store, its tasks and the feed, on an io context that the test drives.
class RetentionTest : public ::testing::Test {
protected:
    RetentionTest() {
        auto opened =
            store::Store::open({.dataDirectory = folder_.path(),
                                .writeDelivery = tasks_.writeDelivery([this] { feed_.flush(); }),
                                .readDelivery = tasks_.readDelivery()},
                               clock_);
        if (!opened) {
            throw std::runtime_error(opened.error().detail);
        }
        store_ = std::move(*opened);
        tasks_.attach(*store_);
    }

    std::vector<EventId> post(std::size_t count) {
        std::vector<EventId> ids;
        std::vector<EventDraft> drafts(count, tempo::test::draftTitled("old"));
        const StoreTasks::WriteWork<Done> work =
            [&](store::WriteContext& context) -> Expected<Done> {
            ids = storeEvents(context, tempo::test::batchOf(std::move(drafts), clock_.now())).ids;
            return Done{};
        };
        runUntilDone(work);
        return ids;
    }

    void runUntilDone(const StoreTasks::WriteWork<Done>& work) {
        bool done = false;
        boost::asio::co_spawn(io_, tasks_.write<Done>(work),
                              [&](const std::exception_ptr& fault, const Expected<Done>& outcome) {
                                  done = !fault && outcome.has_value();
                                  io_.stop();
                              });
        io_.restart();
        io_.run();
        ASSERT_TRUE(done);
    }

    std::size_t stored() const {
        std::size_t count = 0;
        const auto read = store_->readNow([&](const store::Connection& connection) {
            count = store::countEvents(connection).events;
        });
        EXPECT_TRUE(read);
        return count;
    }

    tempo::test::TemporaryDirectory folder_;
    tempo::test::ManualClock clock_;
    boost::asio::io_context io_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> working_{
        io_.get_executor()};
    StoreTasks tasks_{io_};
    CommitFeed feed_;
    std::unique_ptr<store::Store> store_;
};

TEST_F(RetentionTest, DeletesInStepsAndTellsSubscribersEachDeletion) {
    spdlog::logger log("test");
    Retention retention(tasks_, feed_, log, clock_);
    EffectiveSettings settings;
    settings.retention = std::chrono::days(1);
    retention.configure(settings);
    DeletionRecorder recorder;
    const auto subscription = feed_.subscribe(recorder);

    const auto old = post(600);
    clock_.advance(48h);
    post(1);
    retention.run();
    io_.restart();
    while (recorder.deletions.size() < old.size() && io_.run_one_for(5s) > 0) {
    }
    EXPECT_THAT(recorder.deletions, UnorderedElementsAreArray(old));
    EXPECT_EQ(stored(), 1U);
}

} // namespace
} // namespace tempo::daemon
