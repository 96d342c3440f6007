#include "model/events/attention_model.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using protocol::Counts;
using test::numbered;

class Attention : public testing::Test {
protected:
    void connect(const Counts& counts = {}) {
        link.answerWith("counts.subscribe",
                        protocol::CountsSubscribed{.subscription = 5, .counts = counts});
        link.become(LinkState::Connected);
    }

    void store_(std::uint64_t count) {
        for (std::uint64_t number = 1; number <= count; ++number) {
            store.events.push_back(numbered(number, Severity::Error));
        }
    }

    static Event seen(std::uint64_t number) {
        auto event = numbered(number, Severity::Error);
        event.sequence += 1'000'000;
        event.needsAttention = false;
        return event;
    }

    test::ScriptedLink link;
    test::StoredEvents store{link};
    EventFeed feed{link};
    AttentionModel model{link, feed};
};

TEST_F(Attention, CountsAsTheDaemonDoes) {
    connect({.events = 9, .needsAttention = 2, .worstSeverity = Severity::Critical});
    EXPECT_EQ(model.count(), 2U);
    EXPECT_EQ(model.worst(), Severity::Critical);
    Q_EMIT link.countsChanged({.subscription = 5, .counts = {}});
    EXPECT_EQ(model.count(), 0U);
    EXPECT_EQ(model.worst(), Severity::Ok);
}

TEST_F(Attention, LeavesOutWhatAnEndedSubscriptionStillSends) {
    connect({.events = 9, .needsAttention = 2, .worstSeverity = Severity::Error});
    Q_EMIT link.countsChanged({.subscription = 4, .counts = {}});
    EXPECT_EQ(model.count(), 2U);
}

TEST_F(Attention, GivesTheNewestFirst) {
    store_(9);
    connect();
    const auto newest = model.newest(2);
    ASSERT_EQ(newest.size(), 2U);
    EXPECT_EQ(newest[0].title, "Event 9");
    EXPECT_EQ(newest[1].title, "Event 8");
}

TEST_F(Attention, KeepsFewOfMany) {
    store_(500);
    connect();
    for (std::uint64_t number = 501; number <= 600; ++number) {
        Q_EMIT feed.changed({numbered(number, Severity::Error)});
    }
    const auto newest = model.newest(1000);
    EXPECT_EQ(newest.size(), AttentionModel::kKept);
    EXPECT_EQ(newest.front().title, "Event 600");
}

TEST_F(Attention, ReadsOlderOnesWhenFewAreLeft) {
    store_(500);
    connect();
    for (std::uint64_t number = 500; number > 455; --number) {
        store.add(seen(number));
        Q_EMIT feed.changed({seen(number)});
    }
    EXPECT_EQ(model.newest(1).front().title, "Event 455");
    EXPECT_GE(model.newest(1000).size(), AttentionModel::kFew);
}

TEST_F(Attention, ForgetsWhatHasBeenSeenTo) {
    store_(2);
    connect();
    Q_EMIT feed.changed({seen(2)});
    ASSERT_EQ(model.newest(5).size(), 1U);
    EXPECT_EQ(model.newest(5).front().title, "Event 1");
}

TEST_F(Attention, ForgetsWhatHasBeenSeenToWhileItIsRead) {
    store_(2);
    connect();
    link.hold();
    Q_EMIT feed.restyled();
    Q_EMIT feed.changed({seen(2)});
    link.answerAll(); // as it was before
    EXPECT_EQ(model.newest(5).size(), 1U);
}

TEST_F(Attention, ForgetsWhatHasBeenDeleted) {
    store_(1);
    connect();
    Q_EMIT feed.deleted({numbered(1).id});
    EXPECT_TRUE(model.newest(5).empty());
}

} // namespace
} // namespace tempo::model
