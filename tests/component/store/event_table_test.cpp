#include "component/store/sample_events.hpp"
#include "store/events/event_query.hpp"

#include <tempo/core/limits.hpp>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

EventDraft fullDraft() {
    EventDraft draft;
    draft.providerIdentifier = "com.example.nas";
    draft.externalID = "disk-3";
    draft.title = "Disk 3 wird heiß";
    draft.subtitle = "58 °C";
    draft.eventType = EventType::Task;
    draft.severity = Severity::Critical;
    draft.state = State::Firing;
    draft.startDate = Timestamp(std::chrono::milliseconds(1'700'000'000'123));
    draft.endDate = Timestamp(std::chrono::milliseconds(1'700'000'060'000));
    draft.metadata = R"({"temperature":58,"note":"a \"quoted\" word"})";
    draft.actions = R"([{"label":"Open","trigger":{"openURL":"https://nas.lan"}}])";
    return draft;
}

TEST(EventTable, GivesBackEveryFieldAsItWasStored) {
    TestDatabase database;
    auto batch = batchOf({fullDraft()}, database.clock.now());
    batch.transport = Transport::Tls;

    const auto stored = database.write(
        [&](WriteContext& context) { return storeEvents(context, std::move(batch)); });

    const auto& event = stored.events.at(0);
    EXPECT_EQ(findEvent(database.connection(), event.id), event);
    EXPECT_THAT(stored.ids, ElementsAre(event.id));
    EXPECT_EQ(event.title, "Disk 3 wird heiß");
    EXPECT_EQ(event.transport, Transport::Tls);
    EXPECT_EQ(event.receivedAt, database.clock.now());
    EXPECT_EQ(event.revision, 1U);
    EXPECT_TRUE(event.needsAttention);
}

TEST(EventTable, FillsInWhatTheSenderLeftOut) {
    TestDatabase database;
    const auto event = storeOne(database, draftTitled("Hello"));

    EXPECT_EQ(event.severity, Severity::Info);
    EXPECT_EQ(event.state, State::Info);
    EXPECT_EQ(event.startDate, database.clock.now());
    EXPECT_EQ(event.endDate, std::nullopt);
    EXPECT_EQ(event.metadata, "{}");
    EXPECT_FALSE(event.needsAttention);
    EXPECT_EQ(findEvent(database.connection(), event.id), event);
}

TEST(EventTable, TellsAnEmptyTextFromAnAbsentOne) {
    TestDatabase database;
    auto draft = draftTitled("Hello");
    draft.subtitle = "";
    EXPECT_EQ(findEvent(database.connection(), storeOne(database, draft).id)->subtitle, "");
}

TEST(EventTable, NumbersEventsAndIdsInTheOrderOfTheBatch) {
    TestDatabase database;
    const auto first = storeAll(database, {draftTitled("a"), draftTitled("b")});
    const auto second = storeAll(database, {draftTitled("c")});

    EXPECT_EQ(first[0].sequence, 1U);
    EXPECT_EQ(first[1].sequence, 2U);
    EXPECT_EQ(second[0].sequence, 3U);
    EXPECT_LT(first[0].id, first[1].id);
    EXPECT_LT(first[1].id, second[0].id);
}

TEST(EventTable, ReplacesAnEventWithTheSameExternalIdInPlace) {
    TestDatabase database;
    const auto first = storeOne(database, alert("job-1", Severity::Warning));
    const auto other = storeOne(database, draftTitled("other"));
    database.clock.advance(std::chrono::minutes(1));
    auto replacement = alert("job-1", Severity::Critical);
    replacement.title = "Worse";
    const auto second = storeOne(database, replacement);

    EXPECT_EQ(second.id, first.id);
    EXPECT_EQ(second.revision, 2U);
    EXPECT_GT(second.sequence, other.sequence);
    EXPECT_EQ(findEvent(database.connection(), first.id), second);
    EXPECT_EQ(countEvents(database.connection()).events, 2U);
}

TEST(EventTable, KeepsTheEarlierVersionAsARevision) {
    TestDatabase database;
    const auto first = storeOne(database, fullDraft());
    database.clock.advance(std::chrono::minutes(1));
    storeOne(database, fullDraft());

    const auto revisions = revisionsOf(database.connection(), first.id);
    ASSERT_EQ(revisions.size(), 1U);
    EXPECT_EQ(revisions[0].revision, 1U);
    EXPECT_EQ(revisions[0].replacedAt, database.clock.now());
    const auto document = nlohmann::json::parse(revisions[0].document);
    EXPECT_EQ(document["id"], first.id.toString());
    EXPECT_EQ(document["title"], "Disk 3 wird heiß");
    EXPECT_EQ(document["severity"], "critical");
    EXPECT_EQ(document["startDate"], formatRfc3339(first.startDate));
    EXPECT_EQ(document["metadata"]["note"], "a \"quoted\" word");
    EXPECT_EQ(document["actions"][0]["label"], "Open");
    EXPECT_FALSE(document.contains("acknowledgedAt"));
}

TEST(EventTable, KeepsTheLastHundredRevisions) {
    TestDatabase database;
    const auto first = storeOne(database, alert("job-1"));
    for (std::size_t i = 0; i < limits::kRevisions + 5; ++i) {
        storeOne(database, alert("job-1"));
    }
    const auto revisions = revisionsOf(database.connection(), first.id);
    ASSERT_EQ(revisions.size(), limits::kRevisions);
    EXPECT_EQ(revisions.front().revision, limits::kRevisions + 5);
    EXPECT_EQ(revisions.back().revision, 6U);
}

TEST(EventTable, TakesTheSameExternalIdTwiceInOneBatchAsTwoVersions) {
    TestDatabase database;
    auto later = alert("job-1");
    later.title = "later";
    const auto events = storeAll(database, {alert("job-1"), later});

    EXPECT_EQ(events[0].id, events[1].id);
    EXPECT_EQ(events[1].revision, 2U);
    EXPECT_EQ(countEvents(database.connection()).events, 1U);
    EXPECT_EQ(findEvent(database.connection(), events[0].id)->title, "later");
}

TEST(EventTable, TellsTheSameExternalIdOfTwoProvidersApart) {
    TestDatabase database;
    auto other = alert("job-1");
    other.providerIdentifier = "scripts.other";
    const auto events = storeAll(database, {alert("job-1"), other});
    EXPECT_NE(events[0].id, events[1].id);
    EXPECT_EQ(events[1].revision, 1U);
}

TEST(EventTable, CarriesAnAcknowledgementOverUntilItGetsWorse) {
    TestDatabase database;
    const auto first = storeOne(database, alert("job-1", Severity::Warning));
    database.write(
        [&](WriteContext& context) { return acknowledge(context, std::array{first.id}); });

    const auto same = storeOne(database, alert("job-1", Severity::Warning));
    EXPECT_TRUE(same.acknowledgedAt);
    EXPECT_FALSE(same.needsAttention);
    const auto worse = storeOne(database, alert("job-1", Severity::Error));
    EXPECT_FALSE(worse.acknowledgedAt);
    EXPECT_TRUE(worse.needsAttention);
    EXPECT_EQ(findEvent(database.connection(), first.id), worse);
}

TEST(EventTable, NeverReusesASequenceOrAnIdAfterTheNewestEventsWereDeleted) {
    TestDatabase database;
    const auto events = storeAll(database, {draftTitled("a"), draftTitled("b")});
    database.write([&](WriteContext& context) { return erase(context, std::array{events[1].id}); });
    database.reopen();

    const auto next = storeOne(database, draftTitled("c"));
    EXPECT_EQ(next.sequence, 3U);
    EXPECT_GT(next.id, events[0].id);
}

TEST(EventTable, KeepsIdsRisingWhenTheClockGoesBackOverARestart) {
    TestDatabase database;
    const auto before = storeOne(database, draftTitled("a"));
    database.clock.advance(std::chrono::hours(-24));
    database.reopen();
    EXPECT_GT(storeOne(database, draftTitled("b")).id, before.id);
}

} // namespace
