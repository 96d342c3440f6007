#include "score/appearance.hpp"
#include "unit/score/sample.hpp"

#include <gtest/gtest.h>

namespace tempo::score {
namespace {

using testing::SampleEvent;
using testing::scoreWith;

constexpr const char* kRules = R"("severityRules": [
    {"match": {"code": 0}, "severity": "ok", "label": "${metadata.word}", "color": "#00ff00",
     "title": "${title} done", "subtitle": "${metadata.host}"},
    {"match": {"code": "*"}, "severity": "error", "label": "Failed"}],
    "severityDefault": {"severity": "warning", "label": "Odd", "color": "#ffaa00"})";

Appearance appearance(const Score& score, std::string_view metadata,
                      std::optional<Severity> severity = std::nullopt) {
    SampleEvent event(metadata);
    event.severity = severity;
    return appearanceOf(score, event.view());
}

TEST(Appearance, ComesFromTheFirstRuleThatMatches) {
    const auto shown =
        appearance(scoreWith(kRules), R"({"code": 0, "word": "Fine", "host": "nas"})");
    EXPECT_EQ(shown.severity, Severity::Ok);
    EXPECT_EQ(shown.label, "Fine");
    EXPECT_EQ(shown.color, "#00ff00");
    EXPECT_EQ(shown.title, "Backup done");
    EXPECT_EQ(shown.subtitle, "nas");
}

TEST(Appearance, KeepsTheEventsTextsWhereAValueIsMissing) {
    const auto shown = appearance(scoreWith(kRules), R"({"code": 0})");
    EXPECT_EQ(shown.label, "");
    EXPECT_EQ(shown.subtitle, "of the attic");
}

TEST(Appearance, ComesFromTheDefaultWhereNoRuleMatches) {
    const auto shown = appearance(scoreWith(kRules), "{}");
    EXPECT_EQ(shown.severity, Severity::Warning);
    EXPECT_EQ(shown.label, "Odd");
    EXPECT_EQ(shown.color, "#ffaa00");
    EXPECT_EQ(shown.title, "Backup");
}

TEST(Appearance, IsInfoWithoutAnyRule) {
    EXPECT_EQ(appearance(scoreWith(""), "{}").severity, Severity::Info);
}

TEST(Appearance, LetsTheSenderWinUnlessItSaidInfo) {
    const auto score = scoreWith(kRules);
    EXPECT_EQ(appearance(score, R"({"code": 0})", Severity::Critical).severity, Severity::Critical);
    EXPECT_EQ(appearance(score, R"({"code": 0})", Severity::Critical).label, "");
    EXPECT_EQ(appearance(score, R"({"code": 1})", Severity::Info).severity, Severity::Error);
}

TEST(Appearance, AsksTheRulesFirstWhereTheScoreSaysSo) {
    const auto score = scoreWith(std::string(kRules) + R"(, "senderSeverityWins": false)");
    EXPECT_EQ(appearance(score, R"({"code": 0})", Severity::Critical).severity, Severity::Ok);
}

TEST(Appearance, HasOneIndicatorAndOneTag) {
    const auto score = scoreWith(R"("indicatorRules": [{"match": {"a": 2}, "emoji": "🌙"},
        {"match": {"a": "*"}, "emoji": "🔋", "color": "green"}],
        "tagRules": [{"match": {}, "tag": "on ${metadata.a}"}, {"match": {}, "tag": "late"}])");
    EXPECT_EQ(appearance(score, R"({"a": 1})").emoji, "🔋");
    EXPECT_EQ(appearance(score, R"({"a": 1})").indicatorColor, "green");
    EXPECT_EQ(appearance(score, R"({"a": 1})").tag, "on 1");
    EXPECT_EQ(appearance(score, "{}").tag, "");
}

TEST(Appearance, IsOnTheSurfaceOfTheScoreOrOfTheEventsType) {
    const SampleEvent event("{}");
    auto task = event.view();
    task.eventType = EventType::Task;
    EXPECT_EQ(appearanceOf(scoreWith(""), event.view()).surface, Surface::Timeline);
    EXPECT_EQ(appearanceOf(scoreWith(""), task).surface, Surface::Agenda);
    EXPECT_EQ(appearanceOf(scoreWith(R"("surface": "timeline")"), task).surface, Surface::Timeline);
}

TEST(Triage, DismissesBeforeItAcknowledges) {
    const auto score = scoreWith(R"("ackRules": [{"match": {"a": "*"}}],
        "dismissRules": [{"match": {"a": 1}}, {"match": {"a": 2}}])");
    EXPECT_EQ(triageOf(score, Metadata(R"({"a": 2})")), Triage::Dismiss);
    EXPECT_EQ(triageOf(score, Metadata(R"({"a": 3})")), Triage::Acknowledge);
    EXPECT_EQ(triageOf(score, Metadata("{}")), Triage::None);
}

} // namespace
} // namespace tempo::score
