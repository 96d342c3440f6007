#include "score/score_reader.hpp"

#include <gmock/gmock.h>

namespace tempo::score {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

/// Each fault as LINE:COLUMN POINTER.
std::vector<std::string> faultsOf(std::string_view text) {
    std::vector<std::string> found;
    const auto score = readScore(text);
    if (!score) {
        for (const auto& fault : score.error()) {
            found.push_back(std::to_string(fault.place.line) + ":" +
                            std::to_string(fault.place.column) + " " + fault.pointer);
        }
    }
    return found;
}

std::string firstDetail(std::string_view text) {
    const auto score = readScore(text);
    return score ? "" : score.error().front().detail;
}

std::string withMembers(std::string_view members) {
    return R"({"providerIdentifier": "a", "displayName": "A", )" + std::string(members) + "}";
}

TEST(ScoreReader, ReadsTheSmallestScore) {
    const auto score = readScore(R"({"providerIdentifier": "scripts", "displayName": "Scripts"})");
    ASSERT_TRUE(score.has_value());
    EXPECT_EQ(score->providerIdentifier, "scripts");
    EXPECT_TRUE(score->senderSeverityWins);
    EXPECT_EQ(score->severityDefault.severity, Severity::Info);
}

TEST(ScoreReader, ReadsEveryKey) {
    const auto score = readScore(R"({
      "_bundledVersion": 3, "_comment": ["any", 1], "_more": null,
      "providerIdentifier": "org.example.Tool_1", "displayName": "Tool", "color": "#0aF9b2",
      "surface": "agenda", "eventPattern": "run-bound", "senderSeverityWins": false,
      "severityDefault": {"severity": "ok", "label": "Fine", "color": "#000000", "_why": 1},
      "severityRules": [{"match": {"a": 0, "b": null, "c": true}, "severity": "critical",
        "label": "${metadata.l}", "color": "#111111", "title": "t", "subtitle": "s"}],
      "indicatorRules": [{"match": {}, "emoji": "🌙"}, {"match": {}, "color": "red"}],
      "tagRules": [{"match": {}, "tag": "x"}],
      "ackRules": [{"match": {"a": "*"}}], "dismissRules": [{"match": {}}],
      "grouping": "${metadata.run}", "groupingWindow": "", "stackTitle": "${title}",
      "groupingRules": [{"match": {}, "role": "repeats", "key": "k", "window": "90m",
        "stackColor": "current-state"}, {"match": {}, "role": "single"}],
      "restStateOverrides": [{"match": {}, "restState": "off", "closedCycleSeverity": "warning"}],
      "defaultActions": [{"label": "L", "systemIcon": "i", "_disabled": true,
        "trigger": {"openTerminalWith": "ls ${metadata.path}"}}],
      "helper": {"summary": "s", "platforms": ["sh", "py"], "url": "https://example.org"}})");
    ASSERT_TRUE(score.has_value()) << score.error().front().detail;
    EXPECT_EQ(score->bundledVersion, 3U);
    EXPECT_EQ(score->surface, Surface::Agenda);
    EXPECT_EQ(score->eventPattern, EventPattern::RunBound);
    EXPECT_FALSE(score->senderSeverityWins);
    EXPECT_EQ(score->severityDefault.severity, Severity::Ok);
    const Match expected{{"a", "0"}, {"b", std::nullopt}, {"c", "true"}};
    EXPECT_EQ(score->severityRules.at(0).match, expected);
    EXPECT_EQ(toText(score->severityRules.at(0).label), "${metadata.l}");
    EXPECT_EQ(score->indicatorRules.at(1).color, "red");
    EXPECT_EQ(score->ackRules.size(), 1U);
    EXPECT_EQ(score->grouping.size(), 1U);
    EXPECT_EQ(score->groupingWindow, std::nullopt);
    EXPECT_EQ(score->groupingRules.at(0).window, 90min);
    EXPECT_EQ(score->groupingRules.at(0).stackColor, StackColor::CurrentState);
    EXPECT_EQ(score->restStateOverrides.at(0).closedCycleSeverity, Severity::Warning);
    EXPECT_TRUE(score->defaultActions.at(0).disabled);
    EXPECT_EQ(score->defaultActions.at(0).kind, TriggerKind::OpenTerminalWith);
    EXPECT_EQ(score->helper.platforms.size(), 2U);
}

TEST(ScoreReader, TellsAllFaultsWithTheirPlacesInTheOrderOfTheText) {
    EXPECT_EQ(
        faultsOf("{\n"
                 "  \"colour\": \"#000000\",\n"
                 "  \"displayName\": 7,\n"
                 "  \"severityRules\": [\n"
                 "    {\"match\": {}, \"severity\": \"bad\"},\n"
                 "    {\"severity\": \"ok\"}]\n"
                 "}\n"),
        (std::vector<std::string>{"1:1 /providerIdentifier", "2:3 /colour", "3:3 /displayName",
                                  "5:19 /severityRules/0/severity", "6:5 /severityRules/1/match"}));
}

TEST(ScoreReader, NamesTheKeysThatThereAreForAnUnknownOne) {
    EXPECT_THAT(firstDetail(withMembers(R"("helper": {"sumary": "x"})")),
                HasSubstr("there are summary, platforms and url."));
}

TEST(ScoreReader, TellsWhereTheTextIsNoJson) {
    EXPECT_EQ(faultsOf("{\n  \"a\": 1,\n}"), std::vector<std::string>{"3:1 "});
    EXPECT_THAT(firstDetail("{\"a\" 1}"), HasSubstr("This is not JSON"));
}

TEST(ScoreReader, RefusesADuplicateKey) {
    EXPECT_EQ(faultsOf(withMembers("\n\"color\": \"#000000\",\n\"color\": \"#000000\"")),
              std::vector<std::string>{"3:1 /color"});
}

TEST(ScoreReader, RefusesWhatBreaksARule) {
    for (
        const auto* members :
        {R"("color": "#12345")",
         R"("color": "red")",
         R"("surface": "Timeline")",
         R"("senderSeverityWins": "true")",
         R"("severityDefault": {"severity": "fatal"})",
         R"("severityRules": {})",
         R"("severityRules": [{"match": {"a": []}, "severity": "ok"}])",
         R"("severityRules": [{"match": {"": 1}, "severity": "ok"}])",
         R"("tagRules": [{"match": {}, "tag": ""}])",
         R"("grouping": [])",
         R"("grouping": "")",
         R"("groupingWindow": "1x")",
         R"("groupingWindow": "0h")",
         R"("groupingWindow": "1 h")",
         R"("groupingRules": [{"match": {}, "role": "opens"}])",
         R"("groupingRules": [{"match": {}, "role": "opens", "key": ""}])",
         R"("restStateOverrides": [{"match": {}, "restState": "on", "closedCycleSeverity": "ok"}])",
         R"("defaultActions": [{"label": "L", "systemIcon": "i", "trigger": {}}])",
         R"("defaultActions": [{"label": "L", "systemIcon": "i",
              "trigger": {"openURL": "a:b", "copyToClipboard": "c"}}])",
         R"("stackTitle": "${subtitle}")",
         R"("stackTitle": "${title")",
         R"("_bundledVersion": 0)",
         R"("_bundledVersion": 1.5)",
         R"("severityDefault": {"label": "a\nb"})",
         R"("indicatorRules": [{"match": {}, "color": "Red"}])"}) {
        EXPECT_EQ(faultsOf(withMembers(members)).size(), 1U) << members;
    }
    EXPECT_EQ(faultsOf("[]").size(), 1U);
    EXPECT_EQ(faultsOf(R"({"providerIdentifier": "a b", "displayName": ""})").size(), 2U);
}

TEST(ScoreReader, StopsTellingAfterSoManyFaults) {
    std::string rules;
    for (std::size_t i = 0; i <= kFaults; ++i) {
        rules += rules.empty() ? "1" : ",1";
    }
    const auto faults = faultsOf(withMembers("\"ackRules\": [" + rules + "]"));
    EXPECT_EQ(faults.size(), kFaults + 1);
}

TEST(ScoreReader, RefusesATextThatIsTooLarge) {
    EXPECT_EQ(faultsOf(std::string(kScoreSize + 1, ' ')).size(), 1U);
}

} // namespace
} // namespace tempo::score
