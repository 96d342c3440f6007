#include "component/store/sample_events.hpp"
#include "core/stack_book.hpp"
#include "store/events/event_query.hpp"
#include "store/events/rederivation.hpp"
#include "store/stacks/stack_table.hpp"

#include <gmock/gmock.h>

#include <map>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class RederivationTest : public testing::Test {
protected:
    /// An event that stands alone.
    Event post(const std::string& title, const std::string& provider = "scripts") {
        database_.clock.advance(1min);
        auto draft = draftTitled(title);
        draft.providerIdentifier = provider;
        return storeOne(database_, draft);
    }

    static Rederived repeats(const Event& event, const std::string& key, ScoreVersion version = 5) {
        auto derivation = plainDerivation(event.eventType, event.senderSeverity, std::nullopt);
        derivation.score = "scripts";
        derivation.scoreVersion = version;
        derivation.label = "Label";
        derivation.grouping = {.role = StackRole::Repeats, .key = key};
        return {event.id, event.revision, event.providerIdentifier, event.startDate,
                std::move(derivation)};
    }

    void restyle(std::vector<Rederived> events) {
        database_.write([&](WriteContext& context) {
            store::restyle(context, events);
            return true;
        });
    }

    void regroup(std::vector<Rederived> events, std::int64_t generation) {
        database_.write([&](WriteContext& context) {
            store::regroup(context, events, generation);
            return true;
        });
    }

    Event now(const Event& event) { return findEvent(database_.connection(), event.id).value(); }

    std::vector<Event> stale(ScoreVersion version, SourceCursor& cursor, std::size_t limit) {
        return staleEvents(database_.connection(), "scripts", version, cursor, limit);
    }

    TestDatabase database_;
};

TEST_F(RederivationTest, RestylesAnEventWithoutMovingIt) {
    const auto event = post("a");
    restyle({repeats(event, "k")});
    EXPECT_EQ(now(event).label, "Label");
    EXPECT_EQ(now(event).score, "scripts");
    EXPECT_EQ(now(event).sequence, event.sequence);
    EXPECT_EQ(now(event).stackID, std::nullopt);
}

TEST_F(RederivationTest, PassesOverAnEventThatWasReplacedMeanwhile) {
    const auto event = storeOne(database_, alert("job"));
    storeOne(database_, alert("job"));
    restyle({repeats(event, "k")});
    EXPECT_EQ(now(event).label, "");
}

TEST_F(RederivationTest, RestylesAnEventThatWasAcknowledgedMeanwhile) {
    const auto event = post("a");
    database_.write(
        [&](WriteContext& context) { return acknowledge(context, std::array{event.id}); });
    restyle({repeats(event, "k")});
    EXPECT_EQ(now(event).label, "Label");
    EXPECT_TRUE(now(event).acknowledgedAt);
}

TEST_F(RederivationTest, FindsStaleEventsNewestFirstAndEachOnce) {
    const auto first = post("a");
    const auto second = post("b");
    const auto third = post("c");
    database_.write([&](WriteContext& context) { return dismiss(context, std::array{third.id}); });
    restyle({repeats(second, "k")});
    SourceCursor cursor;
    EXPECT_THAT(titlesOf(stale(5, cursor, 1)), ElementsAre("a"));
    EXPECT_THAT(titlesOf(stale(5, cursor, 1)), ElementsAre("c"));
    EXPECT_THAT(stale(5, cursor, 1), IsEmpty());
}

TEST_F(RederivationTest, ListsSourcesWithWhatIsKnownOfThem) {
    post("a", "one");
    post("b", "two.three");
    database_.write([&](WriteContext& context) {
        noteDerivation(context, {"two.three", 7, 8, 2});
        return true;
    });
    EXPECT_THAT(listDerivations(database_.connection()),
                ElementsAre(SourceDerivation{"one"}, SourceDerivation{"two.three", 7, 8, 2}));
    EXPECT_THAT(countSources(database_.connection()),
                ElementsAre(SourceCount{"one", 1}, SourceCount{"two.three", 1}));
}

TEST_F(RederivationTest, TakesTheNewestOfSeveralSourcesTogether) {
    post("a", "one");
    const auto second = post("b", "two");
    const auto third = post("c", "one");
    const std::vector<std::string> providers{"one", "two"};
    EXPECT_THAT(newestOf(database_.connection(), providers, 2),
                ElementsAre(third.sequence, second.sequence));
}

TEST_F(RederivationTest, MovesEventsToStacksOfAnotherGeneration) {
    const auto first = post("a");
    const auto second = post("b");
    regroup({repeats(first, "old"), repeats(second, "old")}, 1);
    const auto old = now(first).stackID;
    regroup({repeats(first, "new")}, 2);
    EXPECT_NE(now(first).stackID, old);
    EXPECT_EQ(findStack(database_.connection(), *now(first).stackID)->head, first.sequence);
    EXPECT_EQ(findStack(database_.connection(), *old)->stack.events, 1U);
    regroup({repeats(second, "new")}, 2);
    EXPECT_EQ(findStack(database_.connection(), *old), std::nullopt);
    const auto both = findStack(database_.connection(), *now(second).stackID);
    EXPECT_EQ(both->head, second.sequence);
    EXPECT_EQ(both->stack.events, 2U);
}

TEST_F(RederivationTest, PutsArrivingEventsIntoTheGenerationInForce) {
    const auto first = post("a");
    regroup({repeats(first, "k")}, 3);
    database_.write([&](WriteContext& context) {
        noteDerivation(context, {"scripts", 5, 5, 3});
        return true;
    });
    auto draft = draftTitled("b");
    draft.providerIdentifier = "scripts";
    auto batch = batchOf({draft}, database_.clock.now());
    batch.derivations = {repeats(first, "k").derivation};
    const auto stored = database_.write(
        [&](WriteContext& context) { return storeEvents(context, std::move(batch)); });
    EXPECT_EQ(stored.events.front().stackID, now(first).stackID);
}

TEST_F(RederivationTest, PutsEventsIntoTheGenerationThatCameIntoForceInTheSameTransaction) {
    const auto first = post("a");
    regroup({repeats(first, "k")}, 3);
    const auto arriving = [&] {
        auto draft = draftTitled("b");
        draft.providerIdentifier = "scripts";
        auto batch = batchOf({draft}, database_.clock.now());
        batch.derivations = {repeats(first, "k").derivation};
        return batch;
    };
    database_.write([&](WriteContext& context) {
        const auto before = storeEvents(context, arriving());
        EXPECT_NE(before.events.front().stackID, now(first).stackID);
        noteDerivation(context, {"scripts", 5, 5, 3});
        const auto after = storeEvents(context, arriving());
        EXPECT_EQ(after.events.front().stackID, now(first).stackID);
        return true;
    });
}

TEST_F(RederivationTest, MakesTheStacksThatArrivalWouldHaveMade) {
    std::map<std::string, std::string> keyOf;
    std::vector<Rederived> all;
    StackBook book;
    std::map<std::string, Stack> expected;
    for (int i = 0; i < 60; ++i) {
        const auto event = post(std::to_string(i));
        auto rederived = repeats(event, std::to_string(i * i % 7));
        auto& grouping = rederived.derivation.grouping;
        grouping.role = static_cast<StackRole>(i * 5 % 4 + 1);
        grouping.window = std::chrono::minutes(i % 9 * 3);
        const auto placed = book.add({grouping, event.severity, event.startDate});
        keyOf[event.title] = placed.stack.key;
        expected[event.title] = placed.stack;
        all.push_back(std::move(rederived));
    }
    regroup(all, 1);
    const auto events = changesAfter(database_.connection(), 0, 100);
    std::map<StackId, Stack> last;
    for (const auto& event : events) {
        if (event.stackID) {
            last[*event.stackID] = expected[event.title];
        } else {
            EXPECT_EQ(expected[event.title].kind, StackKind::Alone) << event.title;
        }
    }
    EXPECT_GT(last.size(), 5U);
    for (const auto& [id, stack] : last) {
        EXPECT_EQ(findStack(database_.connection(), id)->stack, stack);
    }
}

} // namespace
