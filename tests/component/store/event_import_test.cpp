#include "component/store/sample_events.hpp"
#include "store/events/event_import.hpp"
#include "store/events/event_query.hpp"

#include <gmock/gmock.h>

namespace tempo::store {
namespace {

using namespace tempo::test;
using testing::SizeIs;

ImportOutcome import(TestDatabase& database, const std::vector<Event>& events) {
    std::vector<ImportedEvent> imported;
    for (const auto& event : events) {
        imported.push_back(
            {event, plainDerivation(event.eventType, event.senderSeverity, event.senderState)});
    }
    return database.write(
        [&](WriteContext& context) { return importEvents(context, std::move(imported)); });
}

/// A settled event in its third version, as another database has stored it.
Event settledEvent() {
    TestDatabase other;
    auto event = storeOne(other, alert("disk", Severity::Critical));
    event.revision = 3;
    event.acknowledgedAt = event.startDate;
    event.needsAttention = false;
    return event;
}

TEST(EventImport, KeepsAllButTheSequence) {
    TestDatabase database;
    storeOne(database, draftTitled("one before"));
    auto event = settledEvent();
    const auto outcome = import(database, {event});
    ASSERT_THAT(outcome.stored, SizeIs(1));
    EXPECT_EQ(outcome.stored[0].sequence, 2U);
    event.sequence = 2;
    EXPECT_EQ(findEvent(database.connection(), event.id), event);
    EXPECT_EQ(countEvents(database.connection()).events, 2U);
}

TEST(EventImport, LeavesAnEventAloneThatIsThereAlready) {
    TestDatabase database;
    const auto event = settledEvent();
    import(database, {event});
    auto other = event;
    other.title = "another title";
    const auto outcome = import(database, {other, other});
    EXPECT_EQ(outcome.unchanged, 2U);
    EXPECT_THAT(outcome.stored, SizeIs(0));
    EXPECT_EQ(findEvent(database.connection(), event.id)->title, event.title);
}

TEST(EventImport, LeavesOutAnEventWhosePlaceAnotherOneHas) {
    TestDatabase database;
    const auto newer = storeOne(database, alert("disk", Severity::Error));
    const auto outcome = import(database, {settledEvent()});
    EXPECT_EQ(outcome.superseded, 1U);
    EXPECT_EQ(countEvents(database.connection()).events, 1U);
    EXPECT_TRUE(findEvent(database.connection(), newer.id));
}

TEST(EventImport, TakesAnIdTwiceInABatchOnce) {
    TestDatabase database;
    const auto event = settledEvent();
    const auto outcome = import(database, {event, event});
    EXPECT_THAT(outcome.stored, SizeIs(1));
    EXPECT_EQ(outcome.unchanged, 1U);
}

} // namespace
} // namespace tempo::store
