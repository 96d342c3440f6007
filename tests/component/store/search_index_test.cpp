#include "component/store/search_fixture.hpp"
#include "store/database/query.hpp"
#include "store/search/index_writer.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace tempo::store {
namespace {

using namespace tempo::test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::int64_t documents(const Connection& connection) {
    Query query(connection, "SELECT count(*) FROM search_documents");
    query.next();
    return query.column<std::int64_t>(0);
}

class SearchIndexTest : public SearchTest {
protected:
    void eraseOne(const Event& event) {
        database_.write([&](WriteContext& context) { return erase(context, {{event.id}}); });
    }

    /// The database without its log.
    bool fileHolds(std::string_view text) {
        EXPECT_TRUE(database_.connection().emptyLog());
        std::ifstream in(database_.file(), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(in), {}};
        return content.find(text) != std::string::npos;
    }

    /// Of the index itself: that it says what the documents say.
    void expectIntact() {
        execute(database_.connection(),
                "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)");
    }
};

TEST_F(SearchIndexTest, FollowsAReplacedEvent) {
    auto draft = alert("x");
    draft.title = "first words";
    store(draft);
    index();
    draft.title = "other words";
    store(draft);
    EXPECT_THAT(find("first"), IsEmpty());
    EXPECT_THAT(find("other"), SizeIs(1));
    index();
    EXPECT_THAT(find("first"), IsEmpty());
    EXPECT_THAT(find("other"), SizeIs(1));
    EXPECT_EQ(documents(database_.connection()), 1);
    expectIntact();
}

TEST_F(SearchIndexTest, TakesTheBeginningOfAValueThatIsTooLong) {
    std::string value = "firstword ";
    while (value.size() < 2 * kSearchDetailsSize) {
        value += "\xc3\xa9";
    }
    auto draft = draftTitled("One");
    draft.metadata = R"({"message":")" + value + R"( lastword","host":"zeta"})";
    store(std::move(draft));
    EXPECT_EQ(findBothWays("firstword"), std::vector<std::string>{"One"});
    EXPECT_TRUE(findBothWays("lastword").empty());
    EXPECT_TRUE(findBothWays("zeta").empty());
}

TEST_F(SearchIndexTest, KeepsTheDocumentOfAnEventThatIsOnlyMarked) {
    const auto event = store("word");
    index();
    const auto changes = database_.connection().totalChanges();
    database_.write([&](WriteContext& context) { return acknowledge(context, {{event.id}}); });
    index();
    EXPECT_THAT(find("word is:acknowledged"), SizeIs(1));
    EXPECT_LE(database_.connection().totalChanges() - changes, 4); // event, tally, state
    expectIntact();
}

TEST_F(SearchIndexTest, ForgetsADeletedEventAtOnce) {
    const auto event = store("word");
    store("another word");
    index();
    eraseOne(event);
    EXPECT_THAT(find("word"), ElementsAre("another word"));
    index();
    EXPECT_THAT(find("word"), ElementsAre("another word"));
    EXPECT_EQ(documents(database_.connection()), 1);
    expectIntact();
}

TEST_F(SearchIndexTest, LeavesNoWordOfADeletedEventInTheFile) {
    // FTS5 writes a word without what it has in common with the one before it.
    constexpr std::string_view kTrace = "qxvwsecret";
    for (int i = 0; i < 50; ++i) {
        store("word " + std::to_string(i));
    }
    const auto event = store("z" + std::string(kTrace));
    for (int i = 0; i < 50; ++i) {
        store("word " + std::to_string(i));
    }
    index({.batch = 10});
    ASSERT_TRUE(fileHolds(kTrace));
    eraseOne(event);
    EXPECT_TRUE(fileHolds(kTrace));
    index({.purgePages = 2});
    EXPECT_FALSE(fileHolds(kTrace));
    EXPECT_THAT(find("word"), SizeIs(100));
    expectIntact();
}

TEST_F(SearchIndexTest, PurgesWhatWasDeletedWhileItPurged) {
    std::vector<Event> events;
    for (int i = 0; i < 200; ++i) {
        events.push_back(store("word" + std::to_string(i) + " zqxvwsecret" + std::to_string(i)));
    }
    index({.batch = 20});
    eraseOne(events[10]);
    IndexUpkeep upkeep({.purgePages = 1});
    for (int i = 0; i < 3; ++i) {
        upkeep.step(database_.session(), SpareWork::Load::Idle);
    }
    for (const auto& event : events) {
        if (event.id != events[10].id) {
            eraseOne(event);
        }
    }
    index({.purgePages = 1});
    EXPECT_FALSE(fileHolds("qxvwsecret"));
    EXPECT_EQ(documents(database_.connection()), 0);
    expectIntact();
}

TEST_F(SearchIndexTest, TakesInWhatAnOlderTempoHasStoredTheNewestFirst) {
    for (int i = 0; i < 10; ++i) {
        store("word " + std::to_string(i));
    }
    execute(database_.connection(),
            "UPDATE search_state SET indexed_from = 10, indexed_up_to = 10");
    store("word new");
    EXPECT_THAT(find("word"), ElementsAre("word new"));
    EXPECT_EQ(page(request("word")).unsearched, 10U);
    IndexUpkeep upkeep({.batch = 3});
    upkeep.step(database_.session(), SpareWork::Load::Idle); // the new one
    upkeep.step(database_.session(), SpareWork::Load::Idle);
    EXPECT_THAT(find("word"), ElementsAre("word new", "word 9", "word 8", "word 7"));
    EXPECT_EQ(page(request("word")).unsearched, 7U);
    index();
    EXPECT_THAT(find("word"), SizeIs(11));
    expectIntact();
}

TEST_F(SearchIndexTest, TakesUpAnOldEventThatChangesMeanwhile) {
    const auto event = store("word");
    execute(database_.connection(), "UPDATE search_state SET indexed_from = 1, indexed_up_to = 1");
    database_.write([&](WriteContext& context) { return acknowledge(context, {{event.id}}); });
    EXPECT_THAT(find("word"), SizeIs(1));
    index();
    EXPECT_THAT(find("word"), SizeIs(1));
    EXPECT_EQ(documents(database_.connection()), 1);
}

TEST_F(SearchIndexTest, WaitsForAQuietMomentUntilTooMuchWaits) {
    for (int i = 0; i < 5; ++i) {
        store("word");
    }
    using Load = SpareWork::Load;
    const auto stepped = [&](const IndexLimits& limits, Load load) {
        IndexUpkeep(limits).step(database_.session(), load);
        return documents(database_.connection());
    };
    EXPECT_EQ(stepped({.behind = 6}, Load::Busy), 0);
    EXPECT_EQ(stepped({.busyBatch = 1, .behind = 5}, Load::Busy), 1);
    EXPECT_EQ(stepped({.pressedBatch = 2, .behind = 4, .mostBehind = 4}, Load::Busy), 3);
    EXPECT_FALSE(IndexUpkeep({.mostBehind = 3}).presses(database_.session()));
    EXPECT_TRUE(IndexUpkeep({.mostBehind = 2}).presses(database_.session()));
    EXPECT_EQ(stepped({}, Load::Idle), 5);
}

TEST_F(SearchIndexTest, FollowsAScoreThatSaysSomethingElse) {
    store("word");
    store("other");
    index();
    execute(database_.connection(),
            "UPDATE events SET severity = 4, tag = 'Lab', display_title = 'Shown' WHERE title ="
            " 'word'");
    EXPECT_THAT(find("severity:critical"), IsEmpty());
    index();
    EXPECT_THAT(find("word severity:critical"), SizeIs(1));
    EXPECT_THAT(find("shown"), ElementsAre("word"));
    EXPECT_THAT(find("tag:lab"), ElementsAre("word"));
    EXPECT_THAT(find("-tag:lab"), ElementsAre("other"));
    EXPECT_THAT(find("lab"), IsEmpty());
    expectIntact();
}

TEST_F(SearchIndexTest, StaysAsItWasWhenTheDatabaseIsOpenedAnew) {
    store("word one");
    index();
    store("word two");
    database_.reopen();
    EXPECT_THAT(find("word"), ElementsAre("word two", "word one"));
    index();
    EXPECT_THAT(find("word"), ElementsAre("word two", "word one"));
}

TEST_F(SearchIndexTest, FindsRoomForMoreEventsThanAMillisecondHas) {
    auto& connection = database_.connection();
    const auto event = store("word one");
    index();
    const auto full = firstDocumentOf(event.startDate) + (1 << kDocumentBits) - 1;
    execute(connection,
            "INSERT INTO search_documents VALUES (?, x'00', '', '', '', '', '', '', '')", full);
    storeAll(database_, {draftTitled("word two")}); // at the same time
    index();
    EXPECT_THAT(find("word"), SizeIs(2));
}

} // namespace
} // namespace tempo::store
