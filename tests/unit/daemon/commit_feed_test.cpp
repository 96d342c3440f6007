#include "daemon/commit_feed.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace tempo::daemon {
namespace {

class Recorder : public control::EventFeed::Listener {
public:
    void changed(const std::vector<std::shared_ptr<const Event>>& events) override {
        for (const auto& event : events) {
            seen.push_back(event->sequence);
        }
        if (endWhenTold) {
            endWhenTold->reset();
        }
    }
    void deleted(const std::vector<EventId>& ids) override { deletions += ids.size(); }

    std::vector<Sequence> seen;
    std::size_t deletions = 0;
    std::unique_ptr<control::FeedSubscription>* endWhenTold = nullptr;
};

std::vector<Event> eventsWith(std::initializer_list<Sequence> sequences) {
    std::vector<Event> events;
    for (const auto sequence : sequences) {
        events.emplace_back().sequence = sequence;
    }
    return events;
}

TEST(CommitFeed, TellsInTheOrderOfStagingOnFlush) {
    CommitFeed feed;
    Recorder recorder;
    const auto subscription = feed.subscribe(recorder);
    feed.stage(eventsWith({1, 2}));
    feed.stage(eventsWith({3}));
    EXPECT_TRUE(recorder.seen.empty());
    feed.flush();
    EXPECT_EQ(recorder.seen, (std::vector<Sequence>{1, 2, 3}));
}

TEST(CommitFeed, CountsStagedChangesAsCommitted) {
    CommitFeed feed;
    feed.startAfter(10);
    EXPECT_EQ(feed.lastSequence(), 10U);
    feed.stage(eventsWith({11, 12}));
    EXPECT_EQ(feed.lastSequence(), 12U);
}

TEST(CommitFeed, TellsNothingAfterTheSubscriptionHasEnded) {
    CommitFeed feed;
    Recorder recorder;
    auto subscription = feed.subscribe(recorder);
    subscription.reset();
    feed.stage(eventsWith({1}));
    feed.stageDeleted({EventId{}});
    feed.flush();
    EXPECT_TRUE(recorder.seen.empty());
    EXPECT_EQ(recorder.deletions, 0U);
}

TEST(CommitFeed, LetsAListenerEndItselfWhileItIsTold) {
    CommitFeed feed;
    Recorder ending;
    Recorder staying;
    auto endingSubscription = feed.subscribe(ending);
    const auto stayingSubscription = feed.subscribe(staying);
    ending.endWhenTold = &endingSubscription;
    feed.stage(eventsWith({1}));
    feed.stageDeleted({EventId{}});
    feed.flush();
    EXPECT_EQ(ending.seen.size(), 1U);
    EXPECT_EQ(ending.deletions, 0U);
    EXPECT_EQ(staying.seen.size(), 1U);
    EXPECT_EQ(staying.deletions, 1U);
}

} // namespace
} // namespace tempo::daemon
