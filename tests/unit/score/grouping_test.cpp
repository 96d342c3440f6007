#include "score/grouping.hpp"
#include "unit/score/sample.hpp"

#include <gtest/gtest.h>

namespace tempo::score {
namespace {

using testing::SampleEvent;
using testing::scoreWith;
using namespace std::chrono_literals;

Grouping grouping(const Score& score, std::string_view metadata) {
    const SampleEvent event(metadata);
    return groupingOf(score, event.view());
}

TEST(Grouping, TakesTheFirstTemplateThatIsComplete) {
    const auto score = scoreWith(
        R"("grouping": ["${metadata.run}", "${metadata.host}/x"], "groupingWindow": "2h")");
    const auto found = grouping(score, R"({"host": "nas"})");
    EXPECT_EQ(found.role, StackRole::Repeats);
    EXPECT_EQ(found.key, "nas/x");
    EXPECT_EQ(found.window, 2h);
    EXPECT_EQ(grouping(score, R"({"host": "nas", "run": 7})").key, "7");
    EXPECT_EQ(grouping(score, "{}"), Grouping{});
}

constexpr const char* kGroupingRules = R"("grouping": "${title}", "groupingRules": [
    {"match": {"is": "down"}, "role": "opens", "key": "${metadata.host}", "window": "2h"},
    {"match": {"is": "up"}, "role": "closes", "key": "${metadata.host}",
     "stackColor": "worst-severity"},
    {"match": {"is": "note"}, "role": "single"}])";

TEST(Grouping, TakesTheFirstRuleAndThenNoTemplate) {
    const auto score = scoreWith(kGroupingRules);
    const auto down = grouping(score, R"({"is": "down", "host": "nas"})");
    EXPECT_EQ(down.role, StackRole::Opens);
    EXPECT_EQ(down.key, "nas");
    EXPECT_EQ(down.stackColor, StackColor::CurrentState);
    EXPECT_EQ(grouping(score, R"({"is": "up", "host": "nas"})").stackColor,
              StackColor::WorstSeverity);
    EXPECT_EQ(grouping(score, R"({"is": "note", "host": "nas"})"), Grouping{});
    EXPECT_EQ(grouping(score, R"({"is": "odd"})"), Grouping{});
}

TEST(Grouping, LeavesAnEventAloneWhoseKeyIsIncomplete) {
    EXPECT_EQ(grouping(scoreWith(kGroupingRules), R"({"is": "down"})"), Grouping{});
}

TEST(Grouping, SwapsOpensAndClosesForWhatIsOffByNature) {
    const auto score = scoreWith(std::string(kGroupingRules) + R"(, "restStateOverrides": [
        {"match": {"host": "tv"}, "restState": "off", "closedCycleSeverity": "warning"},
        {"match": {"host": "nas"}, "restState": "on"}])");
    EXPECT_EQ(grouping(score, R"({"is": "down", "host": "tv"})").role, StackRole::Closes);
    EXPECT_EQ(grouping(score, R"({"is": "up", "host": "tv"})").role, StackRole::Opens);
    EXPECT_EQ(grouping(score, R"({"is": "up", "host": "tv"})").closedCycleSeverity,
              Severity::Warning);
    EXPECT_EQ(grouping(score, R"({"is": "up", "host": "nas"})").role, StackRole::Closes);
    EXPECT_EQ(grouping(score, R"({"is": "up", "host": "nas"})").closedCycleSeverity,
              Severity::Info);
    EXPECT_EQ(grouping(score, R"({"is": "up", "host": "pi"})").closedCycleSeverity, std::nullopt);
}

TEST(Grouping, SaysTheStateOfWhatOpensAndCloses) {
    const SampleEvent event("{}");
    EXPECT_EQ(stateOf({.role = StackRole::Opens}, event.view(), Severity::Ok), State::Firing);
    EXPECT_EQ(stateOf({.role = StackRole::Closes}, event.view(), Severity::Error), State::Resolved);
    EXPECT_EQ(stateOf({.role = StackRole::Continues}, event.view(), Severity::Error),
              State::Firing);
    EXPECT_EQ(stateOf({}, event.view(), Severity::Info), State::Info);
}

} // namespace
} // namespace tempo::score
