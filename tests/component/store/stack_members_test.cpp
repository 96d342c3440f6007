#include "component/store/sample_events.hpp"
#include "store/database/query.hpp"
#include "store/events/event_query.hpp"
#include "store/stacks/stack_table.hpp"

#include <gmock/gmock.h>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

/// Events of one source in a database of their own, one minute after the other.
class StackMembers : public testing::Test {
protected:
    struct Coming {
        StackRole role = StackRole::Repeats;
        Severity severity = Severity::Error;
        std::optional<std::string> externalID = std::nullopt;
        Triage triage = Triage::None;
        Window window = std::nullopt;
    };

    Event post(Coming coming) {
        database_.clock.advance(1min);
        auto draft = draftTitled("Event");
        draft.externalID = std::move(coming.externalID);
        auto batch = batchOf({draft}, database_.clock.now());
        auto derivation = plainDerivation(draft.eventType, coming.severity, std::nullopt);
        derivation.score = "scripts";
        derivation.triage = coming.triage;
        derivation.grouping = {.role = coming.role, .key = "nas", .window = coming.window};
        derivation.stackTitle = "Stack";
        batch.derivations = {std::move(derivation)};
        return database_
            .write([&](WriteContext& context) { return storeEvents(context, std::move(batch)); })
            .events.front();
    }

    Event now(const Event& event) { return findEvent(database_.connection(), event.id).value(); }

    StoredStack stackOf(const Event& event) {
        return findStack(database_.connection(), now(event).stackID.value()).value();
    }

    /// Of all stacks, and the events that stand alone, in the order of time.
    std::vector<EventId> heads() {
        Query query(database_.connection(),
                    "SELECT id, start_date FROM events WHERE stands_alone = 1 UNION"
                    " SELECT events.id, head_date FROM stacks"
                    " JOIN events ON sequence = head AND stack_id = stacks.id"
                    " ORDER BY start_date");
        std::vector<EventId> ids;
        while (query.next()) {
            ids.push_back(query.column<EventId>(0));
        }
        return ids;
    }

    void dismissAll(std::vector<EventId> ids) {
        ASSERT_TRUE(database_.write([&](WriteContext& context) { return dismiss(context, ids); }));
    }

    void eraseAll(std::vector<EventId> ids) {
        ASSERT_TRUE(database_.write([&](WriteContext& context) { return erase(context, ids); }));
    }

    TestDatabase database_;
};

TEST_F(StackMembers, LetASingleEventStandAlone) {
    const auto event = post({.role = StackRole::Single});
    EXPECT_EQ(event.stackID, std::nullopt);
    EXPECT_THAT(heads(), ElementsAre(event.id));
    EXPECT_EQ(now(event), event);
}

TEST_F(StackMembers, ShowAStackByItsNewestEvent) {
    const auto first = post({});
    const auto second = post({.severity = Severity::Ok});
    EXPECT_EQ(first.stackID, second.stackID);
    EXPECT_THAT(heads(), ElementsAre(second.id));
    const auto stored = stackOf(second);
    EXPECT_EQ(stored.head, second.sequence);
    EXPECT_EQ(stored.title, "Stack");
    EXPECT_EQ(stored.stack.events, 2U);
    EXPECT_EQ(stored.stack.first, first.startDate);
    EXPECT_EQ(stored.stack.latest, second.startDate);
    EXPECT_EQ(stored.stack.worstSeverity, Severity::Error);
    EXPECT_EQ(stored.needingAttention, 1U);
}

TEST_F(StackMembers, KeepTheStacksOfTwoSourcesApart) {
    const auto first = post({});
    database_.tamper("UPDATE events SET provider_identifier = 'other';"
                     "UPDATE stacks SET provider_identifier = 'other'");
    EXPECT_NE(post({}).stackID, first.stackID);
}

TEST_F(StackMembers, BeginAnotherStackAfterTheWindow) {
    const auto first = post({.window = 90s});
    EXPECT_EQ(post({.window = 90s}).stackID, first.stackID);
    const auto third = post({.window = 90s});
    EXPECT_GT(third.stackID, first.stackID);
}

TEST_F(StackMembers, HeadAStackByAnotherWhenItsHeadIsDismissed) {
    const auto first = post({});
    const auto second = post({});
    dismissAll({second.id});
    EXPECT_THAT(heads(), ElementsAre(first.id));
    EXPECT_EQ(stackOf(first).stack.events, 2U);
    EXPECT_EQ(stackOf(first).dismissed, 1U);
    EXPECT_EQ(stackOf(first).needingAttention, 1U);
    const auto third = post({.triage = Triage::Dismiss});
    EXPECT_TRUE(third.dismissedAt);
    EXPECT_THAT(heads(), ElementsAre(first.id));
}

TEST_F(StackMembers, HeadAStackByADismissedEventOnlyIfAllAre) {
    const auto first = post({});
    const auto second = post({});
    dismissAll({second.id, first.id});
    EXPECT_THAT(heads(), ElementsAre(second.id));
    const auto third = post({});
    EXPECT_THAT(heads(), ElementsAre(third.id));
    EXPECT_EQ(stackOf(third).needingAttention, 1U);
}

TEST_F(StackMembers, TellOfEachEventHowItIsAfterAllWereDismissed) {
    const auto first = post({});
    const auto second = post({});
    const auto changed = database_.write([&](WriteContext& context) {
        return dismiss(context, std::array{second.id, first.id});
    });
    ASSERT_EQ(changed->size(), 2U);
    EXPECT_EQ(changed->at(0), now(second));
    EXPECT_EQ(changed->at(1), now(first));
}

TEST_F(StackMembers, ShowAnEventAgainWhoseDismissalIsUndone) {
    const auto first = post({});
    const auto second = post({});
    dismissAll({second.id});
    database_.write(
        [&](WriteContext& context) { return undismiss(context, std::array{second.id}); });
    EXPECT_THAT(heads(), ElementsAre(second.id));
    EXPECT_EQ(stackOf(first).needingAttention, 2U);
    EXPECT_EQ(stackOf(first).dismissed, 0U);
}

TEST_F(StackMembers, KeepTheHeadOfAStackWhenItIsAcknowledged) {
    const auto first = post({});
    const auto second = post({});
    database_.write(
        [&](WriteContext& context) { return acknowledge(context, std::array{second.id}); });
    EXPECT_THAT(heads(), ElementsAre(second.id));
    EXPECT_EQ(stackOf(first).head, now(second).sequence);
    EXPECT_EQ(stackOf(first).needingAttention, 1U);
    const auto third = post({});
    EXPECT_THAT(heads(), ElementsAre(third.id));
}

TEST_F(StackMembers, ShrinkAStackWhenEventsAreDeleted) {
    const auto first = post({.severity = Severity::Warning});
    const auto second = post({.severity = Severity::Critical});
    eraseAll({second.id});
    EXPECT_THAT(heads(), ElementsAre(first.id));
    EXPECT_EQ(stackOf(first).stack.events, 1U);
    EXPECT_EQ(stackOf(first).needingAttention, 1U);
    eraseAll({first.id});
    EXPECT_EQ(findStack(database_.connection(), *first.stackID), std::nullopt);
}

TEST_F(StackMembers, ForgetTheWorstSeverityWithTheLastEventThatHadIt) {
    post({.severity = Severity::Critical});
    post({.severity = Severity::Critical});
    const auto last = post({.severity = Severity::Warning});
    const auto eraseOne = [&] {
        return database_.write([&](WriteContext& context) {
            return eraseOlderThan(context, database_.clock.now() + 1h, 1);
        });
    };
    EXPECT_EQ(eraseOne().size(), 1U);
    EXPECT_EQ(stackOf(last).stack.worstSeverity, Severity::Critical);
    EXPECT_EQ(eraseOne().size(), 1U);
    EXPECT_EQ(stackOf(last).stack.worstSeverity, Severity::Warning);
}

TEST_F(StackMembers, FollowASubjectThatIsOneEventWithRevisions) {
    const auto down = post({.role = StackRole::Opens, .externalID = "monitor"});
    const auto up =
        post({.role = StackRole::Closes, .severity = Severity::Ok, .externalID = "monitor"});
    EXPECT_EQ(up.stackID, down.stackID);
    EXPECT_EQ(stackOf(up).stack.closedAt, up.startDate);
    const auto again =
        post({.role = StackRole::Closes, .severity = Severity::Ok, .externalID = "monitor"});
    EXPECT_EQ(again.stackID, down.stackID);
    const auto downAgain = post({.role = StackRole::Opens, .externalID = "monitor"});
    EXPECT_EQ(downAgain.stackID, down.stackID);
    const auto stored = stackOf(down);
    EXPECT_EQ(stored.stack.events, 1U);
    EXPECT_EQ(stored.stack.cycles, 2U);
    EXPECT_EQ(stored.needingAttention, 1U);
    EXPECT_EQ(stored.head, downAgain.sequence);
    EXPECT_EQ(now(down), downAgain);
}

TEST_F(StackMembers, MoveAReplacedEventToAnotherStack) {
    const auto other = post({});
    const auto event = post({.externalID = "job"});
    EXPECT_EQ(event.stackID, other.stackID);
    const auto moved = post({.role = StackRole::Opens, .externalID = "job"});
    EXPECT_NE(moved.stackID, other.stackID);
    EXPECT_EQ(stackOf(other).stack.events, 1U);
    EXPECT_THAT(heads(), ElementsAre(other.id, moved.id));
    const auto alone = post({.role = StackRole::Single, .externalID = "job"});
    EXPECT_EQ(alone.stackID, std::nullopt);
    EXPECT_EQ(findStack(database_.connection(), *moved.stackID), std::nullopt);
}

TEST_F(StackMembers, PassTheHeadOnWhenAReplacementIsDismissedByARule) {
    const auto first = post({});
    post({.externalID = "job"});
    const auto dismissed = post({.externalID = "job", .triage = Triage::Dismiss});
    EXPECT_THAT(heads(), ElementsAre(first.id));
    EXPECT_EQ(now(dismissed), dismissed);
}

TEST_F(StackMembers, ShowAStackByTheLastEventOfABatch) {
    auto batch = batchOf({draftTitled("a"), draftTitled("b")}, database_.clock.now());
    const Derivation derivation{.grouping = {.role = StackRole::Repeats, .key = "nas"}};
    batch.derivations = {derivation, derivation};
    const auto stored = database_.write(
        [&](WriteContext& context) { return storeEvents(context, std::move(batch)); });
    EXPECT_THAT(heads(), ElementsAre(stored.events[1].id));
    EXPECT_EQ(stackOf(stored.events[0]).stack.events, 2U);
}

TEST_F(StackMembers, AreUndoneWithTheJobThatFailed) {
    const auto first = post({});
    const auto drafted = [&] {
        auto batch = batchOf({draftTitled("a")}, database_.clock.now());
        batch.derivations = {{.grouping = {.role = StackRole::Repeats, .key = "nas"}}};
        return batch;
    };
    const auto entering = [&](WriteContext& context) -> Expected<void> {
        storeEvents(context, drafted());
        return {};
    };
    WorkJob before(entering);
    WorkJob failing([&](WriteContext& context) -> Expected<void> {
        storeEvents(context, drafted());
        return failure(ErrorCode::NotFound, "wanted");
    });
    WorkJob after(entering);
    std::array<WriteJob*, 3> jobs{&before, &failing, &after};
    const auto outcomes = database_.session().commit(jobs);
    EXPECT_TRUE(outcomes[0] && !outcomes[1] && outcomes[2]);
    EXPECT_EQ(stackOf(first).stack.events, 3U);
    const auto newest = changesAfter(database_.connection(), first.sequence, 10);
    ASSERT_EQ(newest.size(), 2U);
    EXPECT_EQ(stackOf(first).head, newest[1].sequence);
}

TEST_F(StackMembers, BeginAndEndAStackInOneTransaction) {
    database_.write([&](WriteContext& context) {
        auto batch = batchOf({draftTitled("a"), draftTitled("b")}, database_.clock.now());
        const Derivation derivation{.grouping = {.role = StackRole::Repeats, .key = "nas"}};
        batch.derivations = {derivation, derivation};
        const auto stored = storeEvents(context, std::move(batch));
        EXPECT_TRUE(erase(context, stored.ids));
        EXPECT_FALSE(findStack(context.database, *stored.events[0].stackID));
        return true;
    });
    EXPECT_THAT(heads(), IsEmpty());
    const auto event = post({});
    EXPECT_EQ(stackOf(event).stack.events, 1U);
}

TEST_F(StackMembers, AreAcknowledgedAndDismissedByRulesOnce) {
    auto batch =
        batchOf({draftTitled("a"), draftTitled("b"), draftTitled("c")}, database_.clock.now());
    const Derivation acknowledged{.score = "scripts", .triage = Triage::Acknowledge};
    const Derivation dismissed{.score = "scripts", .triage = Triage::Dismiss};
    batch.derivations = {acknowledged, dismissed, dismissed};
    const auto stored = database_.write(
        [&](WriteContext& context) { return storeEvents(context, std::move(batch)); });
    EXPECT_THAT(stored.triaged, ElementsAre(Triaged{"scripts", Triage::Acknowledge, 1},
                                            Triaged{"scripts", Triage::Dismiss, 2}));
    EXPECT_TRUE(stored.events[0].acknowledgedAt);
    EXPECT_TRUE(stored.events[2].dismissedAt);
}

TEST_F(StackMembers, OfBeforeScoresTellWhatWasSent) {
    const auto alarm = storeOne(database_, alert("a", Severity::Error));
    auto resolved = alert("b", Severity::Info);
    resolved.state = State::Resolved;
    const auto plain = storeOne(database_, resolved);
    database_.tamper("UPDATE events SET score_version = -1, sender_severity = NULL,"
                     " sender_state = NULL");
    EXPECT_EQ(now(alarm).senderSeverity, Severity::Error);
    EXPECT_EQ(now(alarm).senderState, std::nullopt);
    EXPECT_EQ(now(plain).senderSeverity, std::nullopt);
    EXPECT_EQ(now(plain).senderState, State::Resolved);
}

} // namespace
