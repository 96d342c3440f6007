#include "ingest/adapters/foreign_text.hpp"

#include <gtest/gtest.h>

namespace tempo::ingest {
namespace {

TEST(ForeignText, BringsATextOntoOneLine) {
    EXPECT_EQ(onOneLine("  a\r\n\tb\x01\x7f c\xc2\x85"
                        "d  "),
              "a b c d");
    EXPECT_EQ(onOneLine(" \n "), "");
    EXPECT_EQ(onOneLine("Grüße 🌍"), "Grüße 🌍");
}

TEST(ForeignText, ShortensBetweenCharacters) {
    EXPECT_EQ(shortened("abc", 3), "abc");
    EXPECT_EQ(shortened("abcd", 3), "ab…");
    EXPECT_EQ(shortened("üüüü", 3), "üü…");
    EXPECT_EQ(shortened("🌍🌍", 2), "🌍🌍");
    EXPECT_EQ(shortenedToBytes("üüüü", 7), "üü…");
    EXPECT_EQ(shortenedToBytes("üüüü", 8), "üüüü");
}

TEST(ForeignText, ReadsAFieldThatIsNotUtf8AsLatin1) {
    EXPECT_EQ(fieldText(" caf\xe9 "), "café");
    EXPECT_EQ(fieldText("café"), "café");
}

TEST(ForeignText, ReadsTheTimesOfOtherTools) {
    const auto expected = parseRfc3339("2026-01-31T17:30:00Z");
    for (const auto* text : {"2026-01-31T18:30:00+01:00", "2026-01-31 17:30:00",
                             "2026-01-31 17:30:00.000", "2026-01-31 18:30:00+01:00",
                             "Sat, 31 Jan 2026 18:30:00 +0100", "1769880600", "1769880600000"}) {
        EXPECT_EQ(parseForeignTime(text), expected) << text;
    }
}

TEST(ForeignText, GuessesNoTime) {
    for (const auto* text : {"", "0", "yesterday", "0001-01-01T00:00:00Z", "2026-01-31", "-5",
                             "99999999999999999999", "Sat, 31 Foo 2026 18:30:00 +0100"}) {
        EXPECT_EQ(parseForeignTime(text), std::nullopt) << text;
    }
}

TEST(ForeignText, KnowsTheWordsOfUsualScalesAndNoOthers) {
    EXPECT_EQ(parseForeignSeverity("CRITICAL"), Severity::Critical);
    EXPECT_EQ(parseForeignSeverity("warn"), Severity::Warning);
    EXPECT_EQ(parseForeignSeverity("notice"), Severity::Info);
    EXPECT_EQ(parseForeignSeverity("sev-2"), std::nullopt);
    EXPECT_EQ(parseForeignSeverity(""), std::nullopt);
}

} // namespace
} // namespace tempo::ingest
