#include "unit/protocol/round_trips.hpp"

#include <tempo/protocol/messages.hpp>

#include <gmock/gmock.h>

namespace tempo::protocol {
namespace {

using testing::HasSubstr;

Source fullSource() {
    return {.providerIdentifier = "scripts.shell",
            .kind = SourceKind::Source,
            .parent = "scripts",
            .displayName = "Scripts",
            .color = "#00AA00",
            .events = 9,
            .needsAttention = 6,
            .worstSeverity = Severity::Critical,
            .attention = {1, 2, 3},
            .liveness = Liveness::Late,
            .usualInterval = std::chrono::seconds(3600),
            .padlock = Padlock::Downgraded,
            .firstSeen = kTime,
            .lastSeen = kTime,
            .lastSender = "NAS"};
}

Stack fullStack() {
    return {.id = 7,
            .providerIdentifier = "scripts.shell",
            .kind = StackKind::Session,
            .key = "disk",
            .title = "Disk",
            .firstAt = kTime,
            .latestAt = kTime,
            .closedAt = kTime,
            .events = 4,
            .cycles = 2,
            .severity = Severity::Warning,
            .latestSeverity = Severity::Ok,
            .worstSeverity = Severity::Error,
            .needsAttention = 1};
}

TimelineRow row() {
    TimelineRow row{.event = {}, .stack = fullStack()};
    row.event.id = kEventId;
    return row;
}

TEST(ListMessages, OfSourcesSurviveTheRoundTrip) {
    expectRoundTrips(
        fullSource(), Source{}, SourceList{{fullSource()}, 12},
        SourceRemoveParams{"a", Extent::Tree, EventsOfSource::Delete, SendersOfSource::Revoke},
        SourceRemoval{{"a"}, 3, {"NAS"}, {"all"}}, SourcesSubscribed{1, {fullSource()}},
        SourcesChanged{1, {fullSource()}, {{"a", SourceKind::Umbrella}}});
}

TEST(ListMessages, OfCountsAndActivitySurviveTheRoundTrip) {
    const Counts counts{5, 3, Severity::Error, {1, 2, 0}};
    expectRoundTrips(counts, Counts{}, CountsSubscribed{1, counts}, CountsChanged{1, counts},
                     ActivityParams{{kTime, kTime}, "a"}, Activity{{{1, 2, 3, 4, 5}}, 9},
                     ActivitySubscribed{1, {{1, 2, 3, 4, 5}}},
                     ActivityChanged{1, {{2, {1, 2, 3, 4, 5}}}});
}

TEST(ListMessages, OfTheTimelineSurviveTheRoundTrip) {
    const TimelineFilter filter{"a", Severity::Error, Attention::Needed, Dismissed::Shown, {"a.b"}};
    expectRoundTrips(filter, TimelineFilter{}, TimelineParams{filter, "cursor", std::nullopt, 7},
                     row(), TimelineRow{}, TimelinePage{{row()}, "cursor", 3}, StackParams{7},
                     TimelineMarkParams{Mark::Dismiss, {kEventId}, {7}, filter},
                     TimelineMarkParams{}, TimelineMarking{Mark::Dismiss, kTime, 3, 9},
                     TimelineMarked{2, {Mark::Acknowledge, kTime, 3, 9}},
                     StackEventsParams{7, std::nullopt, "cursor", 3}, ListSubscribed{1},
                     TimelineChanged{1, {row()}, {kEventId}, {7}}, ListLagged{1});
}

TEST(ListMessages, AskForNothingThatIsOptional) {
    EXPECT_EQ(fromJson<SourceRemoveParams>({{"provider", "a"}}), SourceRemoveParams{"a"});
    EXPECT_EQ(fromJson<TimelineParams>(nlohmann::json::object()), TimelineParams{});
}

TEST(ListMessages, BoundTheStretchesOfActivity) {
    const auto read = fromJson<ActivityParams>({{"starts", {"2026-01-01T00:00:00Z"}}});
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().detail, HasSubstr("2 to 1001"));
}

} // namespace
} // namespace tempo::protocol
