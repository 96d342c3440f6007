#include "core/attention.hpp"

#include <gtest/gtest.h>

namespace tempo {
namespace {

constexpr Timestamp kEarlier{std::chrono::milliseconds{1000}};

Event event(State state, Severity severity) {
    Event result;
    result.state = state;
    result.severity = severity;
    return result;
}

TEST(EffectiveState, KeepsWhatTheSenderSaid) {
    EXPECT_EQ(effectiveState(EventType::Alert, Severity::Critical, State::Resolved),
              State::Resolved);
    EXPECT_EQ(effectiveState(EventType::Task, Severity::Ok, State::Firing), State::Firing);
}

TEST(EffectiveState, LetsAnAlertOfAtLeastAWarningFire) {
    EXPECT_EQ(effectiveState(EventType::Alert, Severity::Warning, std::nullopt), State::Firing);
    EXPECT_EQ(effectiveState(EventType::Alert, Severity::Info, std::nullopt), State::Info);
    EXPECT_EQ(effectiveState(EventType::Event, Severity::Critical, std::nullopt), State::Info);
}

TEST(NeedsAttention, IsForFiringWarningsThatNobodyHasSeenTo) {
    EXPECT_TRUE(needsAttention(event(State::Firing, Severity::Warning)));
    EXPECT_FALSE(needsAttention(event(State::Firing, Severity::Info)));
    EXPECT_FALSE(needsAttention(event(State::Resolved, Severity::Critical)));
    auto acknowledged = event(State::Firing, Severity::Critical);
    acknowledged.acknowledgedAt = kEarlier;
    EXPECT_FALSE(needsAttention(acknowledged));
    auto dismissed = event(State::Firing, Severity::Critical);
    dismissed.dismissedAt = kEarlier;
    EXPECT_FALSE(needsAttention(dismissed));
}

struct Replacement {
    State before;
    Severity severityBefore;
    State after;
    Severity severityAfter;
    bool survives;
};

class CarryUserState : public testing::TestWithParam<Replacement> {};

TEST_P(CarryUserState, KeepsAPersonsMarkUntilItGetsWorse) {
    const auto& parameter = GetParam();
    auto earlier = event(parameter.before, parameter.severityBefore);
    earlier.acknowledgedAt = kEarlier;
    earlier.dismissedAt = kEarlier;
    auto replacement = event(parameter.after, parameter.severityAfter);

    carryUserState(earlier, replacement);

    EXPECT_EQ(replacement.acknowledgedAt.has_value(), parameter.survives);
    EXPECT_EQ(replacement.dismissedAt.has_value(), parameter.survives);
    EXPECT_EQ(replacement.needsAttention, needsAttention(replacement));
}

INSTANTIATE_TEST_SUITE_P(
    Table, CarryUserState,
    testing::Values(
        Replacement{State::Firing, Severity::Error, State::Firing, Severity::Error, true},
        Replacement{State::Firing, Severity::Error, State::Firing, Severity::Warning, true},
        Replacement{State::Firing, Severity::Error, State::Resolved, Severity::Error, true},
        Replacement{State::Firing, Severity::Error, State::Firing, Severity::Critical, false},
        Replacement{State::Resolved, Severity::Error, State::Firing, Severity::Error, false},
        Replacement{State::Info, Severity::Error, State::Firing, Severity::Warning, false},
        Replacement{State::Resolved, Severity::Ok, State::Resolved, Severity::Ok, true}));

} // namespace
} // namespace tempo
