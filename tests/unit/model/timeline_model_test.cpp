#include "model/timeline/timeline_model.hpp"
#include "support/stored_timeline.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using test::numbered;

class Timeline : public testing::Test {
protected:
    void connect() { link.become(LinkState::Connected); }

    /// Of the lines that are events.
    std::vector<std::string> titles() {
        std::vector<std::string> made;
        for (int line = 0; line < model.rowCount(); ++line) {
            if (model.lineAt(line)->isEvent()) {
                made.push_back(model.index(line).data().toString().toStdString());
            }
        }
        return made;
    }

    int lineOf(std::uint64_t number) { return model.indexOf(numbered(number).id).row(); }

    std::vector<std::uint64_t> sequences() {
        std::vector<std::uint64_t> made;
        for (int line = 0; line < model.rowCount(); ++line) {
            if (model.lineAt(line)->isEvent()) {
                made.push_back(model.lineAt(line)->entry->event.sequence);
            }
        }
        return made;
    }

    /// As a view does that is scrolled: up to so many pages.
    void scrollDown(int times) {
        for (int page = 0; page < times; ++page) {
            model.lookAt(model.rowCount() - 20, model.rowCount() - 1);
        }
    }

    test::ScriptedLink link;
    test::StoredEvents feeding{link};
    test::StoredTimeline store{link};
    EventFeed feed{link};
    TimelineModel model{link, feed};
};

TEST_F(Timeline, ReadsTheNewestRowsAndADayBeforeThem) {
    store.add(1, 500);
    connect();
    ASSERT_GT(model.rowCount(), 200);
    EXPECT_EQ(model.lineAt(0)->kind, TimelineLine::Kind::Day);
    EXPECT_FALSE(model.index(0).flags().testFlag(Qt::ItemIsSelectable));
    EXPECT_EQ(titles().front(), "Event 500");
}

TEST_F(Timeline, KeepsAThousandRowsHoweverFarOneScrolls) {
    store.add(1, 10'000);
    connect();
    scrollDown(60);
    EXPECT_EQ(titles().back(), "Event 1");
    EXPECT_LE(titles().size(), 1400U);
    EXPECT_FALSE(model.isAt(End::Newer));
    for (int page = 0; page < 60; ++page) {
        model.lookAt(0, 20);
    }
    EXPECT_EQ(titles().front(), "Event 10000");
    EXPECT_TRUE(model.isAt(End::Newer));
    EXPECT_LE(titles().size(), 1400U);
    EXPECT_TRUE(std::ranges::is_sorted(sequences(), std::greater()));
}

TEST_F(Timeline, GoesToTheOldestAtOnce) {
    store.add(1, 10'000);
    connect();
    int arrived = -1;
    QObject::connect(&model, &TimelineModel::arrived, [&](int line) { arrived = line; });
    const auto asked = link.callsOf("timeline.list");
    model.goTo(End::Older);
    EXPECT_EQ(link.callsOf("timeline.list"), asked + 1);
    EXPECT_EQ(arrived, lineOf(1));
    model.goTo(End::Newer);
    EXPECT_EQ(arrived, lineOf(10'000));
}

TEST_F(Timeline, GoesToATimeAndIsReadOnInBothDirections) {
    store.add(1, 10'000);
    connect();
    model.goTo(numbered(5001).startDate);
    EXPECT_EQ(titles().front(), "Event 5000");
    model.lookAt(0, 20); // first reads towards the older
    model.lookAt(0, 20);
    EXPECT_GE(lineOf(5001), 0);
    EXPECT_TRUE(std::ranges::is_sorted(sequences(), std::greater()));
}

TEST_F(Timeline, ShowsNewsAtTheTopAndNotWhereItIsNotLookedAt) {
    store.add(1, 3000);
    connect();
    store.tell({.rows = {{.event = numbered(3001), .stack = std::nullopt}}});
    EXPECT_EQ(titles().front(), "Event 3001");
    model.goTo(numbered(1000).startDate);
    store.tell({.rows = {{.event = numbered(3002), .stack = std::nullopt}}});
    EXPECT_EQ(lineOf(3002), -1);
}

TEST_F(Timeline, KeepsWhatIsToldWhileAPageIsOnItsWay) {
    store.add(1, 3);
    connect();
    link.hold();
    Q_EMIT feed.restyled();
    store.tell({.rows = {{.event = numbered(4), .stack = std::nullopt}},
                .removedEvents = {numbered(2).id}});
    link.answerAll(); // as it was before both
    EXPECT_THAT(titles(), testing::ElementsAre("Event 4", "Event 3", "Event 1"));
}

TEST_F(Timeline, MovesAStackThatHasANewMember) {
    store.addTo(7, 1);
    store.add(2, 3);
    connect();
    EXPECT_THAT(titles(), testing::ElementsAre("Event 3", "Event 2", "Stack 7"));
    const QPersistentModelIndex stack = model.index(model.rowCount() - 1);
    store.addTo(7, 4);
    store.tell({.rows = {store.rowOf(7)}});
    EXPECT_THAT(titles(), testing::ElementsAre("Stack 7", "Event 3", "Event 2"));
    EXPECT_EQ(stack.row(), 1);
}

TEST_F(Timeline, UnfoldsAStackAndReadsItsMembersAsTheyAreLookedAt) {
    for (std::uint64_t number = 1; number <= 1000; ++number) {
        store.addTo(7, number);
    }
    connect();
    model.setFolding(1, TimelineModel::Folding::Toggle);
    EXPECT_EQ(model.lineAt(2)->kind, TimelineLine::Kind::Member);
    EXPECT_EQ(model.lineAt(model.rowCount() - 1)->kind, TimelineLine::Kind::Older);
    scrollDown(30);
    EXPECT_EQ(model.lineAt(model.rowCount() - 1)->entry->event.id, numbered(1).id);
    EXPECT_LE(model.rowCount(), 260);
    model.setFolding(1, TimelineModel::Folding::Fold);
    EXPECT_EQ(model.rowCount(), 2);
}

TEST_F(Timeline, ShowsNewMembersOfAnUnfoldedStack) {
    store.addTo(7, 1);
    store.addTo(7, 2);
    connect();
    model.setFolding(1, TimelineModel::Folding::Unfold);
    store.addTo(7, 3);
    Q_EMIT feed.changed({store.events.back()});
    EXPECT_EQ(model.lineAt(2)->entry->event.id, numbered(3).id);
    auto gone = store.events.back();
    gone.dismissedAt = gone.startDate;
    Q_EMIT feed.changed({gone});
    EXPECT_EQ(model.lineAt(2)->entry->event.id, numbered(2).id);
}

TEST_F(Timeline, ShowsWhatASearchFindsAndComesBack) {
    store.add(1, 3);
    connect();
    link.answer("events.search", [](const protocol::Json&) {
        return protocol::toJson(
            protocol::EventSearchPage{.events = {numbered(2)}, .unsearched = 9});
    });
    model.search(QStringLiteral("two"));
    EXPECT_THAT(titles(), testing::ElementsAre("Event 2"));
    EXPECT_EQ(model.unsearched(), 9U);
    store.tell({.rows = {{.event = numbered(4), .stack = std::nullopt}}});
    EXPECT_THAT(titles(), testing::ElementsAre("Event 2"));
    model.endSearch();
    EXPECT_EQ(titles().size(), 3U);
}

TEST_F(Timeline, SaysWhyASearchCannotBe) {
    connect();
    link.answer("events.search", [](const protocol::Json&) -> Expected<protocol::Json> {
        return failure(ErrorCode::InvalidInput, "The search has 'severity:foo'.");
    });
    model.search(QStringLiteral("severity:foo"));
    EXPECT_EQ(model.problem().toStdString(), "The search has 'severity:foo'.");
}

TEST_F(Timeline, SubscribesToWhatItsFilterHolds) {
    connect();
    model.setFilter({.provider = "a"});
    EXPECT_EQ(link.lastParams("timeline.subscribe")["provider"], "a");
    EXPECT_EQ(link.lastParams("events.unsubscribe")["subscription"], 1);
    link.become(LinkState::Away);
    connect();
    EXPECT_EQ(link.callsOf("timeline.subscribe"), 3U);
}

TEST_F(Timeline, SpeaksItsLines) {
    store.addTo(7, 1);
    store.addTo(7, 2);
    connect();
    const auto words = model.index(1).data(Qt::AccessibleTextRole).toString().toStdString();
    EXPECT_THAT(words, testing::StartsWith("Info, Stack 7, scripts.test, "));
    EXPECT_THAT(words, testing::HasSubstr("stack of 2 events, folded"));
}

} // namespace
} // namespace tempo::model
