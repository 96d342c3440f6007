#include "model/scores/score_words.hpp"

#include <gtest/gtest.h>

namespace tempo::model {
namespace {

protocol::EventAction action(std::string kind, std::string availability = "ready") {
    return {.label = "Log",
            .systemIcon = "terminal",
            .kind = std::move(kind),
            .author = "score",
            .availability = std::move(availability),
            .text = "journalctl -u 'nas'",
            .reason = {},
            .written = "journalctl -u ${metadata.unit}"};
}

TEST(ScoreWords, SpellACommandOutAsItIsWritten) {
    EXPECT_EQ(actionWords(action("openTerminalWith")).toStdString(),
              "“Log” runs in a terminal: journalctl -u ${metadata.unit}");
    EXPECT_TRUE(actionWords(action("openURL")).contains(QStringLiteral("opens")));
    EXPECT_TRUE(actionWords(action("copyToClipboard")).contains(QStringLiteral("copies")));
    EXPECT_TRUE(actionWords(action("openURL", "switched-off")).endsWith(QStringLiteral("off)")));
}

TEST(ScoreWords, SayWhatAScoreIsAbout) {
    protocol::ScoreInfo score{.providerIdentifier = "nas", .origin = "local"};
    EXPECT_EQ(stateWords(score).toStdString(), "in use");
    EXPECT_EQ(originWords(score).toStdString(), "your own");
    score.outdated = true;
    EXPECT_TRUE(stateWords(score).contains(QStringLiteral("earlier")));
    score.pending = 7;
    EXPECT_TRUE(stateWords(score).contains(QStringLiteral("7")));
    score.shadowing = true;
    EXPECT_TRUE(originWords(score).contains(QStringLiteral("instead")));
}

TEST(ScoreWords, CountWhatIsSettledByItself) {
    protocol::ScorePreview preview;
    EXPECT_TRUE(triageWords(preview).isEmpty());
    preview.rows = {{.triage = "dismiss"}, {.triage = "dismiss"}, {.triage = "none"}};
    EXPECT_EQ(triageWords(preview).toStdString(), "It dismisses 2 of these events by itself.");
}

TEST(ScoreWords, NameThePlaceOfAFaultUnlessItIsTheWholeFile) {
    EXPECT_EQ(
        faultWords({.line = 3, .column = 5, .pointer = "/color", .detail = "Wrong."}).toStdString(),
        "Line 3, column 5: /color: Wrong.");
    EXPECT_EQ(faultWords({.detail = "It is not readable."}).toStdString(), "It is not readable.");
}

TEST(ScoreWords, ShowALookWithItsLabelInPlaceOfTheSeverity) {
    EXPECT_EQ(lookWords({.severity = Severity::Error}).toStdString(), "Error");
    EXPECT_EQ(lookWords({.label = "Exit 3", .emoji = "✖", .tag = "nightly"}).toStdString(),
              "✖ Exit 3 [nightly]");
}

} // namespace
} // namespace tempo::model
