#include "model/events/event_feed.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

#include <QCoreApplication>

namespace tempo::model {
namespace {

using protocol::EventsChanged;
using test::numbered;

class Feed : public testing::Test {
protected:
    Feed() {
        QObject::connect(&feed, &EventFeed::begun, [this] { ++begun; });
        QObject::connect(&feed, &EventFeed::changed, [this](const std::vector<Event>& events) {
            ++batches;
            for (const auto& event : events) {
                sequences.push_back(event.sequence);
            }
        });
    }

    void tell(std::uint64_t number) {
        Q_EMIT link.eventsChanged(
            EventsChanged{.subscription = store.subscription, .events = {numbered(number)}});
    }

    /// Runs the event loop until something has come through.
    void wait(std::size_t count) {
        while (sequences.size() < count) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    }

    test::ScriptedLink link;
    test::StoredEvents store{link};
    EventFeed feed{link};
    int begun = 0;
    int batches = 0;
    std::vector<Sequence> sequences;
};

TEST_F(Feed, BeginsWithWhatComesNow) {
    store.add(numbered(7));
    link.become(LinkState::Connected);
    EXPECT_EQ(begun, 1);
    EXPECT_FALSE(link.lastParams("events.subscribe").contains("afterSequence"));
    EXPECT_EQ(feed.cursor(), 7U);
}

TEST_F(Feed, GathersWhatComesInQuickSuccession) {
    link.become(LinkState::Connected);
    for (std::uint64_t number = 1; number <= 20; ++number) {
        tell(number);
    }
    EXPECT_EQ(batches, 0);
    wait(20);
    EXPECT_EQ(batches, 1);
    EXPECT_EQ(sequences.back(), 20U);
}

TEST_F(Feed, HandsOnAtOnceWhenMuchHasGathered) {
    link.become(LinkState::Connected);
    for (std::uint64_t number = 1; number <= EventFeed::kMostAtOnce; ++number) {
        tell(number);
    }
    EXPECT_EQ(batches, 1);
}

TEST_F(Feed, GoesOnAfterTheLastEventWhenTheDaemonIsBack) {
    link.become(LinkState::Connected);
    store.add(numbered(1));
    tell(1);
    wait(1);
    store.add(numbered(5));
    link.become(LinkState::Away);
    link.become(LinkState::Connected);
    EXPECT_EQ(link.lastParams("events.subscribe")["afterSequence"], 1);
    EXPECT_EQ(begun, 2);
}

TEST_F(Feed, BeginsAnewWhenTheDaemonHasEarlierData) {
    store.add(numbered(9));
    link.become(LinkState::Connected);
    store.events = {numbered(3)};
    link.become(LinkState::Away);
    link.become(LinkState::Connected);
    EXPECT_FALSE(link.lastParams("events.subscribe").contains("afterSequence"));
    EXPECT_EQ(feed.cursor(), 3U);
}

TEST_F(Feed, SubscribesAgainFromWhereItLagged) {
    link.become(LinkState::Connected);
    Q_EMIT link.subscriptionLagged({.subscription = store.subscription, .afterSequence = 40});
    EXPECT_EQ(link.lastParams("events.subscribe")["afterSequence"], 40);
}

TEST_F(Feed, SaysThatEventsLookDifferentOnceTheChangesBeforeAreHandedOn) {
    link.become(LinkState::Connected);
    int restyled = 0;
    QObject::connect(&feed, &EventFeed::restyled, [&] { restyled += batches; });
    tell(1);
    Q_EMIT link.eventsRestyled({.subscription = store.subscription, .score = "nas"});
    Q_EMIT link.eventsRestyled({.subscription = 99, .score = "nas"});
    EXPECT_EQ(restyled, 1);
}

TEST_F(Feed, LeavesOutWhatAnEndedSubscriptionStillSends) {
    link.become(LinkState::Connected);
    Q_EMIT link.eventsChanged(EventsChanged{.subscription = 99, .events = {numbered(1)}});
    for (std::uint64_t number = 2; number < 2 + EventFeed::kMostAtOnce; ++number) {
        tell(number);
    }
    EXPECT_EQ(sequences.front(), 2U);
}

} // namespace
} // namespace tempo::model
