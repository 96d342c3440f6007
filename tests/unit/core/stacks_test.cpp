#include "core/stack_book.hpp"
#include "core/stacks.hpp"

#include <gtest/gtest.h>

namespace tempo {
namespace {

using namespace std::chrono_literals;

const Timestamp kNoon = Timestamp(std::chrono::milliseconds(1'769'860'800'000));

StackEvent event(StackRole role, std::chrono::minutes after, Severity severity = Severity::Info,
                 Window window = std::nullopt) {
    const bool session = role != StackRole::Repeats && role != StackRole::Single;
    return {
        .grouping = {.role = role,
                     .key = "nas",
                     .window = window,
                     .stackColor = session ? StackColor::CurrentState : StackColor::WorstSeverity},
        .severity = severity,
        .startDate = kNoon + after};
}

TEST(Stacks, KeepASingleEventAlone) {
    const auto placed = place(event(StackRole::Single, 0min, Severity::Error), std::nullopt);
    EXPECT_EQ(placed.placement, Placement::Began);
    EXPECT_EQ(placed.stack.kind, StackKind::Alone);
    EXPECT_EQ(placed.stack.key, "");
    EXPECT_EQ(severityOf(placed.stack), Severity::Error);
}

TEST(Stacks, PutRepetitionsTogetherUpToTheWindowAfterTheFirst) {
    const auto first = place(event(StackRole::Repeats, 0min, Severity::Error, 1h), std::nullopt);
    const auto second = place(event(StackRole::Repeats, 60min, Severity::Ok, 1h), first.stack);
    EXPECT_EQ(second.placement, Placement::Joined);
    EXPECT_EQ(second.stack.events, 2U);
    EXPECT_EQ(severityOf(second.stack), Severity::Error);
    const auto third = place(event(StackRole::Repeats, 61min, Severity::Ok, 1h), second.stack);
    EXPECT_EQ(third.placement, Placement::Began);
}

TEST(Stacks, PutRepetitionsTogetherForEverWithoutAWindow) {
    const auto first = place(event(StackRole::Repeats, 0min), std::nullopt);
    EXPECT_EQ(place(event(StackRole::Repeats, 1000000min), first.stack).placement,
              Placement::Joined);
}

TEST(Stacks, FollowASessionFromOpenToClosed) {
    const auto opened = place(event(StackRole::Opens, 0min, Severity::Critical), std::nullopt);
    EXPECT_TRUE(opened.stack.isOpen());
    EXPECT_EQ(opened.stack.cycles, 1U);
    const auto still = place(event(StackRole::Continues, 5min, Severity::Warning), opened.stack);
    EXPECT_EQ(severityOf(still.stack), Severity::Warning);
    const auto closed = place(event(StackRole::Closes, 9min, Severity::Ok), still.stack);
    EXPECT_FALSE(closed.stack.isOpen());
    EXPECT_EQ(closed.stack.events, 3U);
    EXPECT_EQ(severityOf(closed.stack), Severity::Ok);
    EXPECT_EQ(closed.stack.worstSeverity, Severity::Critical);
}

TEST(Stacks, CountAnotherOpeningOfAnOpenSessionAsTheSameCycle) {
    const auto opened = place(event(StackRole::Opens, 0min), std::nullopt);
    EXPECT_EQ(place(event(StackRole::Opens, 5min), opened.stack).stack.cycles, 1U);
}

TEST(Stacks, AddACycleWithinTheWindowAfterTheClose) {
    const auto opened = place(event(StackRole::Opens, 0min, Severity::Info, 1h), std::nullopt);
    const auto closed = place(event(StackRole::Closes, 90min), opened.stack);
    const auto again = place(event(StackRole::Opens, 150min, Severity::Info, 1h), closed.stack);
    EXPECT_EQ(again.placement, Placement::Joined);
    EXPECT_EQ(again.stack.cycles, 2U);
    EXPECT_TRUE(again.stack.isOpen());
    const auto late = place(event(StackRole::Opens, 151min, Severity::Info, 1h), closed.stack);
    EXPECT_EQ(late.placement, Placement::Began);
    EXPECT_EQ(late.stack.cycles, 1U);
}

TEST(Stacks, LeaveAloneWhatContinuesOrClosesNothing) {
    const auto opened = place(event(StackRole::Opens, 0min), std::nullopt);
    const auto closed = place(event(StackRole::Closes, 1min), opened.stack);
    for (const auto role : {StackRole::Continues, StackRole::Closes}) {
        EXPECT_EQ(place(event(role, 2min), std::nullopt).stack.kind, StackKind::Alone);
        EXPECT_EQ(place(event(role, 2min), closed.stack).stack.kind, StackKind::Alone);
    }
}

TEST(Stacks, ShowAClosedSessionAsItsSubjectsOverrideSays) {
    auto opens = event(StackRole::Opens, 0min, Severity::Critical);
    opens.grouping.closedCycleSeverity = Severity::Warning;
    auto closes = event(StackRole::Closes, 1min, Severity::Ok);
    closes.grouping.closedCycleSeverity = Severity::Warning;
    const auto opened = place(opens, std::nullopt);
    EXPECT_EQ(severityOf(opened.stack), Severity::Critical);
    EXPECT_EQ(severityOf(place(closes, opened.stack).stack), Severity::Warning);
}

} // namespace
} // namespace tempo
