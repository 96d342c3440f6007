#include "component/store/sample_events.hpp"
#include "store/events/aged_events.hpp"

#include <gmock/gmock.h>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace std::chrono_literals;
using tempo::test::alert;
using tempo::test::storeOne;
using tempo::test::TestDatabase;
using testing::ElementsAre;

constexpr EventCursor kBeginning{Timestamp::min(), 0};

std::vector<EventId> idsOf(const std::vector<AgedEvent>& events) {
    std::vector<EventId> ids;
    for (const auto& event : events) {
        ids.push_back(event.version.id);
    }
    return ids;
}

TEST(AgedEvents, AreOldUnsettledAndOfTheSeverity) {
    TestDatabase database;
    const auto first = storeOne(database, alert("first"));
    const auto dismissed = storeOne(database, alert("dismissed"));
    const auto acknowledged = storeOne(database, alert("acknowledged"));
    storeOne(database, alert("warning", Severity::Warning));
    database.write(
        [&](WriteContext& context) { return dismiss(context, std::array{dismissed.id}); });
    database.write(
        [&](WriteContext& context) { return acknowledge(context, std::array{acknowledged.id}); });
    database.clock.advance(1h);
    const auto cut = database.clock.now();
    storeOne(database, alert("recent"));
    const auto aged = [&](Unsettled kind) {
        return idsOf(agedEvents(database.connection(), kind, Severity::Error, cut, kBeginning, 10));
    };
    EXPECT_THAT(aged(Unsettled::NotDismissed), ElementsAre(first.id, acknowledged.id));
    EXPECT_THAT(aged(Unsettled::NeedsAttention), ElementsAre(first.id));
}

TEST(AgedEvents, GoOnAfterAPlace) {
    TestDatabase database;
    for (const auto* id : {"a", "b", "c"}) {
        storeOne(database, alert(id));
    }
    database.clock.advance(1h);
    const auto page = [&](const EventCursor& after) {
        return agedEvents(database.connection(), Unsettled::NotDismissed, Severity::Error,
                          database.clock.now(), after, 2);
    };
    const auto first = page(kBeginning);
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(page(first.back().place()).size(), 1U);
}

TEST(AgedEvents, AreLeftAloneOnceTheyHaveChanged) {
    TestDatabase database;
    const auto same = storeOne(database, alert("same"));
    const auto changed = storeOne(database, alert("changed"));
    storeOne(database, alert("changed"));
    const std::array versions{EventVersion{same.id, same.sequence},
                              EventVersion{changed.id, changed.sequence}};
    EXPECT_THAT(unchangedOf(database.connection(), versions), ElementsAre(same.id));
}

} // namespace
