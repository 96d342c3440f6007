#include "control/feed_hub.hpp"

#include <gmock/gmock.h>

namespace tempo::control {
namespace {

class NoFeed final : public EventFeed {
public:
    Sequence lastSequence() const override { return 9; }
    std::unique_ptr<FeedSubscription> subscribe(Listener& /*listener*/) override {
        return std::make_unique<FeedSubscription>();
    }
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
    NoFeed feed;
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
    NoFeed feed;
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
