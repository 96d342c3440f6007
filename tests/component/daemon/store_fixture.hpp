#pragma once

#include "component/store/manual_clock.hpp"
#include "component/store/sample_events.hpp"
#include "daemon/commit_feed.hpp"
#include "daemon/store_tasks.hpp"
#include "store/events/event_query.hpp"
#include "support/temporary_directory.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <gtest/gtest.h>
#include <spdlog/logger.h>

#include <functional>
#include <memory>
#include <stdexcept>
#include <vector>

namespace tempo::daemon::test {

/// A real store, its tasks and the feed, on an io context that the test drives.
class StoreFixture : public ::testing::Test {
protected:
    StoreFixture() {
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

    std::vector<EventId> post(std::vector<EventDraft> drafts) {
        std::vector<EventId> ids;
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

    /// Lets the daemon work until `done` holds; gives up when nothing happens for a while.
    void runUntil(const std::function<bool()>& done) {
        io_.restart();
        while (!done() && io_.run_one_for(std::chrono::seconds(5)) > 0) {
        }
    }

    template<class Read>
    auto read(Read how) const {
        decltype(how(std::declval<const store::Connection&>())) result{};
        const auto outcome =
            store_->readNow([&](const store::Connection& connection) { result = how(connection); });
        EXPECT_TRUE(outcome);
        return result;
    }

    tempo::test::TemporaryDirectory folder_;
    tempo::test::ManualClock clock_;
    spdlog::logger log_{"test"};
    boost::asio::io_context io_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> working_{
        io_.get_executor()};
    StoreTasks tasks_{io_};
    CommitFeed feed_;
    std::unique_ptr<store::Store> store_;
};

/// What the feed tells, one after the other.
class FeedRecorder final : public control::EventFeed::Listener {
public:
    void changed(const std::vector<std::shared_ptr<const Event>>& events) override {
        for (const auto& event : events) {
            changes.push_back(*event);
        }
    }
    void deleted(const std::vector<EventId>& ids) override {
        deletions.insert(deletions.end(), ids.begin(), ids.end());
    }

    std::vector<Event> changes;
    std::vector<EventId> deletions;
};

} // namespace tempo::daemon::test
