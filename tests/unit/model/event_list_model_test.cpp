#include "model/events/event_list_model.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

#include <QCoreApplication>

namespace tempo::model {
namespace {

using test::numbered;

class EventList : public testing::Test {
protected:
    void store_(std::uint64_t count) {
        for (std::uint64_t number = 1; number <= count; ++number) {
            store.events.push_back(numbered(number));
        }
    }

    void connect() { link.become(LinkState::Connected); }

    std::string titleAt(int row) { return model.index(row).data().toString().toStdString(); }

    test::ScriptedLink link;
    test::StoredEvents store{link};
    EventFeed feed{link};
    EventListModel model{link, feed};
};

TEST_F(EventList, ReadsTheNewestPageAtFirst) {
    store_(1000);
    connect();
    EXPECT_EQ(model.rowCount(), static_cast<int>(EventPages::kPageRows));
    EXPECT_EQ(titleAt(0), "Event 1000");
    EXPECT_TRUE(model.canFetchMore({}));
}

TEST_F(EventList, ReadsOnUntilTheOldest) {
    store_(950);
    connect();
    while (model.canFetchMore({})) {
        model.fetchMore({});
    }
    EXPECT_EQ(model.rowCount(), 950);
    EXPECT_EQ(titleAt(949), "Event 1");
}

TEST_F(EventList, ReadsAGivenUpPageAgainWhenItIsLookedAt) {
    store_(5000);
    connect();
    while (model.canFetchMore({})) {
        model.fetchMore({});
    }
    EXPECT_LE(model.rowsInMemory(), EventPages::kResidentPages * EventPages::kPageRows);
    ASSERT_EQ(titleAt(1000), "");
    QCoreApplication::processEvents();
    EXPECT_EQ(titleAt(1000), "Event 4000");
}

TEST_F(EventList, ReadsOnBeforeTheEndComesIntoSight) {
    store_(5000);
    connect();
    model.lookAt(0, 20);
    const auto ahead = static_cast<std::size_t>(model.rowCount());
    EXPECT_GT(ahead, 20 + EventPages::kPageRows);
    model.lookAt(ahead - 20, ahead - 1);
    EXPECT_GT(static_cast<std::size_t>(model.rowCount()), ahead + EventPages::kPageRows);
    EXPECT_LT(model.rowCount(), 5000);
}

TEST_F(EventList, ReadsBackAroundWhatIsLookedAt) {
    store_(4400);
    connect();
    model.setReadOn(EventListModel::ReadOn::ToTheOldest);
    ASSERT_EQ(model.rowAt(500), nullptr);
    model.lookAt(500, 520);
    for (int row = 400; row < 620; ++row) {
        EXPECT_NE(model.rowAt(row), nullptr) << row;
    }
}

TEST_F(EventList, ReadsToTheOldestByItself) {
    store_(5000);
    connect();
    model.setReadOn(EventListModel::ReadOn::ToTheOldest);
    EXPECT_TRUE(model.isComplete());
    EXPECT_EQ(model.rowCount(), 5000);
    EXPECT_LE(model.rowsInMemory(), EventPages::kResidentPages * EventPages::kPageRows);
}

TEST_F(EventList, DoesNotAskAgainByItselfWhatWasRefused) {
    store_(5000);
    connect();
    link.answer("events.list", [](const protocol::Json&) -> Expected<protocol::Json> {
        return failure(ErrorCode::Unavailable, "Later.");
    });
    model.lookAt(0, 20);
    EXPECT_EQ(link.callsOf("events.list"), 2U);
}

TEST_F(EventList, ShowsWhatLooksDifferentInItsPlace) {
    store_(450);
    connect();
    model.lookAt(0, 20);
    store.events[399].displayTitle = "Worded by its score";
    QPersistentModelIndex chosen = model.index(50);
    Q_EMIT feed.restyled();
    EXPECT_EQ(titleAt(50), "Worded by its score");
    EXPECT_EQ(chosen.row(), 50);
    EXPECT_EQ(model.rowCount(), 450);
}

TEST_F(EventList, LosesWhatItsFilterHoldsNoMoreOnceItLooksDifferent) {
    store_(3);
    store.add(numbered(4, Severity::Error));
    store.add(numbered(5, Severity::Error));
    connect();
    model.setFilter({.provider = std::nullopt, .attention = protocol::Attention::Needed});
    ASSERT_EQ(model.rowCount(), 2);
    store.events[3].needsAttention = false;
    Q_EMIT feed.restyled();
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(titleAt(0), "Event 5");
}

TEST_F(EventList, ShowsNewsAtTheTop) {
    store_(3);
    connect();
    Q_EMIT feed.changed({numbered(4)});
    EXPECT_EQ(titleAt(0), "Event 4");
    EXPECT_EQ(model.rowCount(), 4);
}

TEST_F(EventList, TakesOutWhatHasBeenDismissed) {
    store_(3);
    connect();
    auto gone = numbered(2);
    gone.sequence = 4;
    gone.dismissedAt = gone.startDate;
    Q_EMIT feed.changed({gone});
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(titleAt(1), "Event 1");
}

TEST_F(EventList, KeepsWhatIsToldWhileAPageIsOnItsWay) {
    store_(3);
    link.hold();
    connect();
    link.answerAll();
    model.reload();
    auto gone = numbered(2);
    gone.sequence = 5;
    gone.dismissedAt = gone.startDate;
    Q_EMIT feed.changed({numbered(4), gone});
    link.answerAll(); // as it was before both
    EXPECT_EQ(titleAt(0), "Event 4");
    EXPECT_EQ(model.rowCount(), 3);
}

TEST_F(EventList, HoldsWhatItsFilterSays) {
    store_(3);
    store.add(numbered(4, Severity::Error));
    connect();
    model.setFilter({.provider = std::nullopt, .attention = protocol::Attention::Needed});
    EXPECT_EQ(model.rowCount(), 1);
    Q_EMIT feed.changed({numbered(5), numbered(6, Severity::Critical)});
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(titleAt(0), "Event 6");
    model.setFilter({.provider = "another"});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(EventList, StaysShortAtItsTopWhileThousandsArrive) {
    store_(400);
    connect();
    for (std::uint64_t number = 401; number <= 8000; ++number) {
        store.events.push_back(numbered(number));
        if (number % 100 == 0) {
            Q_EMIT feed.changed({store.events.end() - 100, store.events.end()});
        }
    }
    EXPECT_EQ(model.rowCount(), 7800);
    EXPECT_LE(model.rowsInMemory(), EventPages::kResidentPages * (EventPages::kMostHeadRows + 100));
    EXPECT_EQ(titleAt(0), "Event 8000");
}

TEST_F(EventList, SpeaksItsRows) {
    store.add(numbered(1, Severity::Critical));
    connect();
    EXPECT_EQ(model.index(0).data(Qt::AccessibleTextRole).toString().left(33).toStdString(),
              "Critical, Event 1, scripts.test, ");
}

} // namespace
} // namespace tempo::model
