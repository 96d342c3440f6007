#include "control/feed_hub.hpp"

#include <gmock/gmock.h>

namespace tempo::control {
namespace {

/// Tells nothing by itself, and knows how many listen.
class SilentFeed final : public EventFeed {
public:
    Sequence lastSequence() const override { return 9; }
    std::unique_ptr<FeedSubscription> subscribe(Listener& /*listener*/) override {
        return std::make_unique<Counted>(listeners);
    }

    int listeners = 0;

private:
    class Counted final : public FeedSubscription {
    public:
        explicit Counted(int& count) : count_(count) { ++count_; }
        Counted(const Counted&) = delete;
        Counted& operator=(const Counted&) = delete;
        ~Counted() override { --count_; }

    private:
        int& count_;
    };
};

class MockFollower : public FeedHub::Follower {
public:
    MOCK_METHOD(void, changed, (CommittedEvents&), (override));
    MOCK_METHOD(void, deleted, (const std::vector<EventId>&), (override));
    MOCK_METHOD(void, restyled, (const std::string&), (override));
};

std::vector<std::shared_ptr<const Event>> commitOf(Sequence sequence) {
    auto event = std::make_shared<Event>();
    event->sequence = sequence;
    return {std::move(event)};
}

TEST(FeedHub, TellsEveryFollower) {
    SilentFeed feed;
    FeedHub hub(feed);
    testing::StrictMock<MockFollower> first;
    testing::StrictMock<MockFollower> second;
    hub.add(first);
    hub.add(second);
    EXPECT_CALL(first, changed);
    EXPECT_CALL(second, changed);
    EXPECT_CALL(first, deleted);
    EXPECT_CALL(second, deleted);
    hub.changed(commitOf(1));
    hub.deleted({EventId{}});
    EXPECT_EQ(hub.followers(), 2U);
}

TEST(FeedHub, LetsAFollowerLeaveWhileItIsTold) {
    SilentFeed feed;
    FeedHub hub(feed);
    testing::StrictMock<MockFollower> leaving;
    testing::StrictMock<MockFollower> staying;
    hub.add(leaving);
    hub.add(staying);
    EXPECT_CALL(leaving, changed).WillOnce([&](auto& /*events*/) { hub.remove(leaving); });
    EXPECT_CALL(staying, changed).Times(2);
    hub.changed(commitOf(1));
    hub.changed(commitOf(2));
    EXPECT_EQ(hub.followers(), 1U);
}

TEST(FeedHub, ListensToTheFeedOnlyWhileSomebodyFollows) {
    SilentFeed feed;
    FeedHub hub(feed);
    testing::StrictMock<MockFollower> first;
    testing::StrictMock<MockFollower> second;
    EXPECT_EQ(feed.listeners, 0);
    hub.add(first);
    hub.add(second);
    EXPECT_EQ(feed.listeners, 1);
    hub.remove(first);
    EXPECT_EQ(feed.listeners, 1);
    hub.remove(second);
    EXPECT_EQ(feed.listeners, 0);
}

TEST(FeedHub, ListensNoMoreOnceItIsDisconnected) {
    SilentFeed feed;
    FeedHub hub(feed);
    testing::StrictMock<MockFollower> first;
    testing::StrictMock<MockFollower> second;
    hub.add(first);
    hub.disconnect();
    EXPECT_EQ(feed.listeners, 0);
    hub.add(second);
    EXPECT_EQ(feed.listeners, 0);
}

TEST(CommittedEvents, TurnAnEventIntoTextOnceForAll) {
    const auto commit = commitOf(5);
    CommittedEvents events(commit);
    const auto& text = events.text(0);
    EXPECT_THAT(text, testing::HasSubstr("\"sequence\":5"));
    EXPECT_EQ(&events.text(0), &text);
    EXPECT_EQ(events.text(0).data(), text.data());
}

} // namespace
} // namespace tempo::control
