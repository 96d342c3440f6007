#include "component/control/session_fixture.hpp"

#include <gmock/gmock.h>

namespace tempo::control::test {
namespace {

using protocol::Json;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class LiveListTest : public SessionFixture {
protected:
    FakeLists& lists() { return daemon.lists; }

    static protocol::Source source(std::string provider, std::uint64_t events) {
        protocol::Source source;
        source.providerIdentifier = std::move(provider);
        source.displayName = source.providerIdentifier;
        source.events = events;
        return source;
    }

    static std::vector<std::string> namesOf(const Json& sources) {
        std::vector<std::string> names;
        for (const auto& one : sources) {
            names.push_back(one["providerIdentifier"]);
        }
        return names;
    }

    /// Lets everything run that is ready.
    void settle() {
        io.restart();
        io.poll();
    }
};

TEST_F(LiveListTest, OfSourcesSaysOnlyWhatIsDifferent) {
    lists().listed = {source("a", 1), source("b", 1), source("c", 1)};
    auto client = greeted();
    EXPECT_THAT(resultOf(client.call("sources.subscribe"))["sources"], SizeIs(3));
    settle();
    lists().listed = {source("a", 1), source("b", 2), source("d", 1)};
    lists().change({.sources = {"b", "c", "d"}});
    const auto notice = client.notification();
    EXPECT_EQ(notice.method, "sources.changed");
    EXPECT_THAT(namesOf(notice.params["sources"]), ElementsAre("b", "d"));
    EXPECT_THAT(namesOf(notice.params["removed"]), ElementsAre("c"));
}

TEST_F(LiveListTest, MissesNothingThatChangesWhileItIsReadForTheFirstTime) {
    lists().counted.events = 1;
    bool first = true;
    lists().whileAListIsOnItsWay = [&] {
        if (std::exchange(first, false)) {
            lists().counted.events = 2;
            lists().change({.sources = {"a"}});
        }
    };
    auto client = greeted();
    EXPECT_EQ(resultOf(client.call("counts.subscribe"))["counts"]["events"], 1);
    const auto notice = client.notification();
    EXPECT_EQ(notice.method, "counts.changed");
    EXPECT_EQ(notice.params["counts"]["events"], 2);
}

TEST_F(LiveListTest, SaysNothingWhereNothingIsDifferent) {
    auto client = greeted();
    resultOf(client.call("counts.subscribe"));
    settle();
    lists().change({.sources = {"a"}});
    settle();
    EXPECT_EQ(lists().listsRead, 2U);
    lists().counted.events = 7;
    lists().change({.sources = {"a"}});
    EXPECT_EQ(client.notification().params["counts"]["events"], 7);
}

TEST_F(LiveListTest, OfActivityNamesTheStretchesThatChanged) {
    lists().active = {{.info = 1}, {.info = 2}, {}};
    auto client = greeted();
    const Json starts = {"2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z", "2026-01-01T02:00:00Z",
                         "2026-01-01T03:00:00Z"};
    EXPECT_THAT(resultOf(client.call("activity.subscribe", {{"starts", starts}}))["counts"],
                SizeIs(3));
    settle();
    lists().active[1].error = 1;
    lists().change({.sources = {"a"}});
    const auto changes = client.notification().params["changes"];
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0]["index"], 1);
    EXPECT_EQ(changes[0]["counts"]["error"], 1);
}

TEST_F(LiveListTest, RefusesStartsThatDoNotRise) {
    auto client = greeted();
    const Json starts = {"2026-01-01T01:00:00Z", "2026-01-01T01:00:00Z"};
    EXPECT_EQ(errorOf(client.call("activity.get", {{"starts", starts}})).code,
              ErrorCode::InvalidInput);
}

TEST_F(LiveListTest, OfTheTimelineReadsTheRowsThatChangedTogether) {
    auto client = greeted();
    resultOf(client.call("timeline.subscribe", {{"attention", "needed"}}));
    settle();
    Event event;
    event.id = FakeStore::idOf(1);
    lists().update = {.rows = {{event, std::nullopt}}, .removedStacks = {7}};
    lists().change({.events = {FakeStore::idOf(1)}});
    lists().change({.events = {FakeStore::idOf(2)}, .stacks = {7}});
    const auto notice = client.notification();
    EXPECT_EQ(notice.method, "timeline.changed");
    EXPECT_THAT(notice.params["rows"], SizeIs(1));
    EXPECT_THAT(notice.params["removedEvents"], IsEmpty());
    EXPECT_EQ(notice.params["removedStacks"], Json({7}));
    ASSERT_THAT(lists().asked, SizeIs(1));
    EXPECT_THAT(lists().asked[0].events, SizeIs(2));
    EXPECT_THAT(lists().asked[0].stacks, ElementsAre(7U));
}

TEST_F(LiveListTest, TellsTheClientToReadAnewAfterTooManyChanges) {
    auto client = greeted();
    resultOf(client.call("timeline.subscribe"));
    settle();
    lists().change({.events = std::vector<EventId>(10'001)});
    const auto notice = client.notification();
    EXPECT_EQ(notice.method, "lists.lagged");
    EXPECT_EQ(notice.params, (Json{{"subscription", 1}}));
    EXPECT_EQ(lists().listeners(), 0U);
}

TEST_F(LiveListTest, EndsWhenTheClientSaysSo) {
    auto client = greeted();
    resultOf(client.call("sources.subscribe"));
    settle();
    EXPECT_EQ(lists().listeners(), 1U);
    resultOf(client.call("events.unsubscribe", {{"subscription", 1}}));
    EXPECT_EQ(lists().listeners(), 0U);
    EXPECT_EQ(errorOf(client.call("events.unsubscribe", {{"subscription", 1}})).code,
              ErrorCode::NotFound);
}

TEST_F(LiveListTest, EndsWithTheConnection) {
    {
        auto client = greeted();
        resultOf(client.call("sources.subscribe"));
        resultOf(client.call("timeline.subscribe"));
        settle();
        EXPECT_EQ(lists().listeners(), 2U);
    }
    EXPECT_EQ(sessions(), 0U);
    EXPECT_EQ(lists().listeners(), 0U);
}

TEST_F(LiveListTest, CountsAmongTheSubscriptionsOfAConnection) {
    auto client = greeted();
    for (int i = 0; i < 16; ++i) {
        resultOf(client.call("counts.subscribe"));
    }
    EXPECT_EQ(errorOf(client.call("timeline.subscribe")).code, ErrorCode::RateLimited);
}

} // namespace
} // namespace tempo::control::test
