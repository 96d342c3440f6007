#include "component/store/sample_events.hpp"
#include "store/events/event_query.hpp"

#include <gmock/gmock.h>

#include <array>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

template<class Change>
auto change(TestDatabase& database, Change function, const std::vector<EventId>& ids) {
    return database.write([&](WriteContext& context) { return function(context, ids); });
}

TEST(EventChanges, AcknowledgesWithANewSequence) {
    TestDatabase database;
    const auto event = storeOne(database, alert("a"));
    database.clock.advance(1min);
    const auto changed = change(database, acknowledge, {event.id});

    ASSERT_TRUE(changed);
    ASSERT_EQ(changed->size(), 1U);
    const auto& now = changed->front();
    EXPECT_EQ(now.acknowledgedAt, database.clock.now());
    EXPECT_FALSE(now.needsAttention);
    EXPECT_GT(now.sequence, event.sequence);
    EXPECT_EQ(now.revision, event.revision);
    EXPECT_EQ(findEvent(database.connection(), event.id), now);
}

TEST(EventMarks, AreTakenBackFromExactlyWhatWasMarked) {
    TestDatabase database;
    const auto before = storeOne(database, alert("before"));
    change(database, acknowledge, {before.id});
    const auto first = storeOne(database, alert("a"));
    const auto second = storeOne(database, alert("b"));
    const auto from = lastSequence(database.connection());
    const auto at = database.clock.now();
    const auto marked = database.write([&](WriteContext& context) {
        return mark(context, std::array{before.id, first.id, second.id}, Mark::Acknowledged, at);
    });
    ASSERT_EQ(marked.size(), 2U);
    const SequenceRange range{.after = from, .upTo = lastSequence(database.connection())};
    change(database, dismiss, {second.id}); // has changed since
    const auto taken = database.write(
        [&](WriteContext& context) { return unmark(context, Mark::Acknowledged, at, range, 10); });
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken.front().id, first.id);
    EXPECT_TRUE(findEvent(database.connection(), before.id)->acknowledgedAt);
    EXPECT_TRUE(findEvent(database.connection(), second.id)->acknowledgedAt);
    EXPECT_THAT(database.write([&](WriteContext& context) {
        return unmark(context, Mark::Acknowledged, at, range, 10);
    }),
                IsEmpty());
}

TEST(EventChanges, UndoesAnAcknowledgement) {
    TestDatabase database;
    const auto event = storeOne(database, alert("a"));
    change(database, acknowledge, {event.id});
    const auto changed = change(database, unacknowledge, {event.id});
    EXPECT_EQ(changed->front().acknowledgedAt, std::nullopt);
    EXPECT_TRUE(changed->front().needsAttention);
}

TEST(EventChanges, DismissesAndUndoesIt) {
    TestDatabase database;
    const auto event = storeOne(database, alert("a"));
    const auto dismissed = change(database, dismiss, {event.id});
    EXPECT_EQ(dismissed->front().dismissedAt, database.clock.now());
    EXPECT_FALSE(findEvent(database.connection(), event.id)->needsAttention);
    const auto back = change(database, undismiss, {event.id});
    EXPECT_EQ(back->front().dismissedAt, std::nullopt);
    EXPECT_TRUE(findEvent(database.connection(), event.id)->needsAttention);
}

TEST(EventChanges, LeavesAnEventAloneThatIsInThatStateAlready) {
    TestDatabase database;
    const auto event = storeOne(database, alert("a"));
    const auto first = change(database, acknowledge, {event.id})->front();
    database.clock.advance(1min);
    EXPECT_THAT(*change(database, acknowledge, {event.id}), IsEmpty());
    EXPECT_EQ(findEvent(database.connection(), event.id), first);
}

TEST(EventChanges, ChangesAnEventNamedTwiceOnce) {
    TestDatabase database;
    const auto event = storeOne(database, alert("a"));
    EXPECT_EQ(change(database, dismiss, {event.id, event.id})->size(), 1U);
}

TEST(EventChanges, NamesAnUnknownEventAndChangesNone) {
    TestDatabase database;
    const auto event = storeOne(database, alert("a"));
    const EventId unknown{Uuid{{0x12, 0x34}}};
    const auto refused = change(database, acknowledge, {event.id, unknown});

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NotFound);
    EXPECT_THAT(refused.error().detail, HasSubstr(unknown.toString()));
    EXPECT_EQ(findEvent(database.connection(), event.id), event);
}

TEST(EventChanges, ErasesEventsWithTheirRevisions) {
    TestDatabase database;
    const auto event = storeOne(database, alert("a"));
    storeOne(database, alert("a"));
    const auto kept = storeOne(database, alert("b"));

    ASSERT_TRUE(change(database, erase, {event.id}));
    EXPECT_EQ(findEvent(database.connection(), event.id), std::nullopt);
    EXPECT_THAT(revisionsOf(database.connection(), event.id), IsEmpty());
    EXPECT_EQ(findEvent(database.connection(), kept.id), kept);
    EXPECT_EQ(countEvents(database.connection()).events, 1U);
}

TEST(EventChanges, ErasesNothingWhenOneIsUnknown) {
    TestDatabase database;
    const auto event = storeOne(database, alert("a"));
    EXPECT_FALSE(change(database, erase, {event.id, EventId{}}));
    EXPECT_EQ(countEvents(database.connection()).events, 1U);
}

TEST(EventChanges, ErasesOldEventsInSteps) {
    TestDatabase database;
    const auto old = storeAll(database, {alert("a"), alert("b"), alert("c")});
    change(database, dismiss, {old[1].id});
    database.clock.advance(24h);
    const auto recent = storeOne(database, alert("d"));

    const auto step = [&](std::size_t limit) {
        return database.write([&](WriteContext& context) {
            return eraseOlderThan(context, recent.startDate, limit);
        });
    };
    EXPECT_THAT(step(2), UnorderedElementsAre(old[0].id, old[2].id));
    EXPECT_THAT(step(2), ElementsAre(old[1].id));
    EXPECT_THAT(step(2), IsEmpty());
    EXPECT_EQ(findEvent(database.connection(), recent.id), recent);
    EXPECT_EQ(countEvents(database.connection()).events, 1U);
}

} // namespace
