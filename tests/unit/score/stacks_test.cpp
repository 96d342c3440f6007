#include "score/stacks.hpp"
#include "unit/score/sample.hpp"

#include <gtest/gtest.h>

namespace tempo::score {
namespace {

using namespace std::chrono_literals;

const Timestamp kNoon = testing::at("2026-01-31T12:00:00Z");

StackEvent event(Role role, std::chrono::minutes after, Severity severity = Severity::Info,
                 Window window = std::nullopt) {
    const bool session = role != Role::Repeats && role != Role::Single;
    return {
        .grouping = {.role = role,
                     .key = "nas",
                     .window = window,
                     .stackColor = session ? StackColor::CurrentState : StackColor::WorstSeverity},
        .severity = severity,
        .startDate = kNoon + after};
}

TEST(Stacks, KeepASingleEventAlone) {
    const auto placed = place(event(Role::Single, 0min, Severity::Error), std::nullopt);
    EXPECT_EQ(placed.placement, Placement::Began);
    EXPECT_EQ(placed.stack.kind, StackKind::Alone);
    EXPECT_EQ(placed.stack.key, "");
    EXPECT_EQ(severityOf(placed.stack), Severity::Error);
}

TEST(Stacks, PutRepetitionsTogetherUpToTheWindowAfterTheFirst) {
    const auto first = place(event(Role::Repeats, 0min, Severity::Error, 1h), std::nullopt);
    const auto second = place(event(Role::Repeats, 60min, Severity::Ok, 1h), first.stack);
    EXPECT_EQ(second.placement, Placement::Joined);
    EXPECT_EQ(second.stack.events, 2U);
    EXPECT_EQ(severityOf(second.stack), Severity::Error);
    const auto third = place(event(Role::Repeats, 61min, Severity::Ok, 1h), second.stack);
    EXPECT_EQ(third.placement, Placement::Began);
}

TEST(Stacks, PutRepetitionsTogetherForEverWithoutAWindow) {
    const auto first = place(event(Role::Repeats, 0min), std::nullopt);
    EXPECT_EQ(place(event(Role::Repeats, 1000000min), first.stack).placement, Placement::Joined);
}

TEST(Stacks, FollowASessionFromOpenToClosed) {
    const auto opened = place(event(Role::Opens, 0min, Severity::Critical), std::nullopt);
    EXPECT_TRUE(opened.stack.isOpen());
    EXPECT_EQ(opened.stack.cycles, 1U);
    const auto still = place(event(Role::Continues, 5min, Severity::Warning), opened.stack);
    EXPECT_EQ(severityOf(still.stack), Severity::Warning);
    const auto closed = place(event(Role::Closes, 9min, Severity::Ok), still.stack);
    EXPECT_FALSE(closed.stack.isOpen());
    EXPECT_EQ(closed.stack.events, 3U);
    EXPECT_EQ(severityOf(closed.stack), Severity::Ok);
    EXPECT_EQ(closed.stack.worstSeverity, Severity::Critical);
}

TEST(Stacks, CountAnotherOpeningOfAnOpenSessionAsTheSameCycle) {
    const auto opened = place(event(Role::Opens, 0min), std::nullopt);
    EXPECT_EQ(place(event(Role::Opens, 5min), opened.stack).stack.cycles, 1U);
}

TEST(Stacks, AddACycleWithinTheWindowAfterTheClose) {
    const auto opened = place(event(Role::Opens, 0min, Severity::Info, 1h), std::nullopt);
    const auto closed = place(event(Role::Closes, 90min), opened.stack);
    const auto again = place(event(Role::Opens, 150min, Severity::Info, 1h), closed.stack);
    EXPECT_EQ(again.placement, Placement::Joined);
    EXPECT_EQ(again.stack.cycles, 2U);
    EXPECT_TRUE(again.stack.isOpen());
    const auto late = place(event(Role::Opens, 151min, Severity::Info, 1h), closed.stack);
    EXPECT_EQ(late.placement, Placement::Began);
    EXPECT_EQ(late.stack.cycles, 1U);
}

TEST(Stacks, LeaveAloneWhatContinuesOrClosesNothing) {
    const auto opened = place(event(Role::Opens, 0min), std::nullopt);
    const auto closed = place(event(Role::Closes, 1min), opened.stack);
    for (const auto role : {Role::Continues, Role::Closes}) {
        EXPECT_EQ(place(event(role, 2min), std::nullopt).stack.kind, StackKind::Alone);
        EXPECT_EQ(place(event(role, 2min), closed.stack).stack.kind, StackKind::Alone);
    }
}

TEST(Stacks, ShowAClosedSessionAsItsSubjectsOverrideSays) {
    auto opens = event(Role::Opens, 0min, Severity::Critical);
    opens.grouping.closedCycleSeverity = Severity::Warning;
    auto closes = event(Role::Closes, 1min, Severity::Ok);
    closes.grouping.closedCycleSeverity = Severity::Warning;
    const auto opened = place(opens, std::nullopt);
    EXPECT_EQ(severityOf(opened.stack), Severity::Critical);
    EXPECT_EQ(severityOf(place(closes, opened.stack).stack), Severity::Warning);
}

} // namespace
} // namespace tempo::score
