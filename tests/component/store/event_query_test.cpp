#include "component/store/sample_events.hpp"
#include "store/events/event_query.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using testing::ElementsAre;
using testing::IsEmpty;

/// A few hundred events of every kind, many with the same startDate, some acknowledged and some
/// dismissed.
std::vector<Event> fill(TestDatabase& database) {
    std::mt19937 random(1); // NOLINT(cert-msc*): the same events in every run
    const auto draw = [&](unsigned below) {
        return static_cast<unsigned>(random() % below);
    };
    std::vector<EventDraft> drafts;
    for (int i = 0; i < 300; ++i) {
        auto draft = draftTitled("Event " + std::to_string(i));
        draft.providerIdentifier = "provider." + std::to_string(draw(3));
        draft.severity = static_cast<Severity>(draw(5));
        draft.state = static_cast<State>(draw(3));
        draft.startDate = database.clock.now() + std::chrono::milliseconds(draw(40));
        drafts.push_back(std::move(draft));
    }
    std::vector<EventId> acknowledged;
    std::vector<EventId> dismissed;
    for (const auto& event : storeAll(database, std::move(drafts))) {
        if (draw(4) == 0) {
            acknowledged.push_back(event.id);
        }
        if (draw(3) == 0) {
            dismissed.push_back(event.id);
        }
    }
    database.write([&](WriteContext& context) { return acknowledge(context, acknowledged); });
    database.write([&](WriteContext& context) { return dismiss(context, dismissed); });
    return changesAfter(database.connection(), 0, 1000);
}

bool matches(const Event& event, const EventFilter& filter) {
    return (!filter.provider || event.providerIdentifier == *filter.provider) &&
           (!filter.severity || event.severity == *filter.severity) &&
           (filter.attention == Attention::Any || event.needsAttention) &&
           (filter.dismissed == Dismissed::Shown || !event.dismissedAt);
}

/// What a list must hold, computed without an index.
std::vector<Event> expected(std::vector<Event> events, const EventFilter& filter) {
    std::erase_if(events, [&](const Event& event) { return !matches(event, filter); });
    std::ranges::sort(events, std::ranges::greater(), [](const Event& event) {
        return std::pair(event.startDate, event.sequence);
    });
    return events;
}

std::vector<EventFilter> everyFilter() {
    std::vector<EventFilter> filters;
    for (const auto& provider :
         {std::optional<std::string>(), std::optional<std::string>("provider.1")}) {
        for (const auto severity : {std::optional<Severity>(), std::optional(Severity::Error)}) {
            for (const auto attention : {Attention::Any, Attention::NeededOnly}) {
                for (const auto dismissed : {Dismissed::Hidden, Dismissed::Shown}) {
                    filters.push_back({provider, severity, attention, dismissed});
                }
            }
        }
    }
    return filters;
}

TEST(EventQuery, ListsTheNewestFirstForEveryFilter) {
    TestDatabase database;
    const auto all = fill(database);
    for (const auto& filter : everyFilter()) {
        const auto wanted = expected(all, filter);
        ASSERT_FALSE(wanted.empty());
        EXPECT_EQ(listEvents(database.connection(), filter, std::nullopt, 1000), wanted);
    }
}

TEST(EventQuery, PagesThroughEveryFilterWithoutGapOrRepeat) {
    TestDatabase database;
    const auto all = fill(database);
    for (const auto& filter : everyFilter()) {
        std::vector<Event> paged;
        std::optional<EventCursor> before;
        for (;;) {
            const auto page = listEvents(database.connection(), filter, before, 7);
            if (page.empty()) {
                break;
            }
            ASSERT_LE(page.size(), 7U);
            paged.insert(paged.end(), page.begin(), page.end());
            before = EventCursor{page.back().startDate, page.back().sequence};
        }
        EXPECT_EQ(paged, expected(all, filter));
    }
}

TEST(EventQuery, TellsWhatChangedAfterASequenceInTheOrderOfCommits) {
    TestDatabase database;
    const auto events = storeAll(database, {alert("a"), alert("b"), alert("c")});
    database.write(
        [&](WriteContext& context) { return acknowledge(context, std::array{events[0].id}); });
    storeOne(database, alert("b"));

    const auto changes = changesAfter(database.connection(), 0, 10);
    EXPECT_THAT(titlesOf(changes), ElementsAre("Alert c", "Alert a", "Alert b"));
    EXPECT_THAT(titlesOf(changesAfter(database.connection(), changes[1].sequence, 10)),
                ElementsAre("Alert b"));
    EXPECT_THAT(titlesOf(changesAfter(database.connection(), 0, 1)), ElementsAre("Alert c"));
    EXPECT_EQ(lastSequence(database.connection()), changes[2].sequence);
    EXPECT_EQ(sequenceOf(database.connection(), events[0].id), changes[1].sequence);
}

TEST(EventQuery, FindsNothingUnderAnUnknownId) {
    TestDatabase database;
    EXPECT_EQ(findEvent(database.connection(), EventId{}), std::nullopt);
    EXPECT_EQ(sequenceOf(database.connection(), EventId{}), std::nullopt);
    EXPECT_THAT(revisionsOf(database.connection(), EventId{}), IsEmpty());
    EXPECT_EQ(lastSequence(database.connection()), 0U);
}

TEST(EventQuery, CountsEventsAndThoseThatNeedAttention) {
    TestDatabase database;
    const auto all = fill(database);
    AttentionCounts attention;
    for (const auto& event : all) {
        if (event.needsAttention) {
            attention.warning += event.severity == Severity::Warning ? 1 : 0;
            attention.error += event.severity == Severity::Error ? 1 : 0;
            attention.critical += event.severity == Severity::Critical ? 1 : 0;
        }
    }
    EXPECT_EQ(countEvents(database.connection()), (EventCounts{all.size(), attention}));
}

} // namespace
