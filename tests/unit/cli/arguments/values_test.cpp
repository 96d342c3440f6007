#include "cli/arguments/values.hpp"

#include <gtest/gtest.h>

namespace tempo::cli {
namespace {

using std::chrono::seconds;

TEST(Duration, ReadsAWholeNumberWithAUnit) {
    EXPECT_EQ(readDuration("90s"), seconds(90));
    EXPECT_EQ(readDuration("15m"), seconds(900));
    EXPECT_EQ(readDuration("1h"), seconds(3600));
    EXPECT_EQ(readDuration("30d"), seconds(30 * 86400));
    EXPECT_EQ(readDuration("2w"), seconds(14 * 86400));
    EXPECT_EQ(readDuration("0s"), seconds(0));
    EXPECT_EQ(readDuration("36500d"), seconds(36500LL * 86400));
}

TEST(Duration, RefusesEverythingElse) {
    for (const char* text : {"", "30", "d", "-1d", "+1d", "1.5h", "1h30m", "1 h", "1H", "1y",
                             "36501d", "99999999999999999999s", "9223372036854775807w"}) {
        EXPECT_FALSE(readDuration(text)) << text;
    }
}

TEST(Duration, SaysWhatIsAccepted) {
    EXPECT_EQ(readDuration("soon").error().detail,
              "'soon' is not a duration: a whole number and s, m, h, d or w, as in 90s, 1h or 30d, "
              "at most 100 years");
}

TEST(Rate, ReadsANumberAndTheTwoWords) {
    EXPECT_EQ(readRate("1"), (EventRate{EventRate::Kind::PerMinute, 1}));
    EXPECT_EQ(readRate("1000000"), (EventRate{EventRate::Kind::PerMinute, 1'000'000}));
    EXPECT_EQ(readRate("off"), (EventRate{EventRate::Kind::Off, 0}));
    EXPECT_EQ(readRate("default"), EventRate{});
}

TEST(Rate, RefusesEverythingElse) {
    for (const char* text : {"", "0", "-1", "1000001", "1.5", "Off", "60/min"}) {
        EXPECT_FALSE(readRate(text)) << text;
    }
}

TEST(Expiry, ReadsATimeADurationAndNever) {
    const Timestamp now = *parseRfc3339("2026-01-01T00:00:00Z");
    EXPECT_EQ(expiresAt(*readExpiry("2026-02-01T01:00:00+01:00"), now),
              parseRfc3339("2026-02-01T00:00:00Z"));
    EXPECT_EQ(expiresAt(*readExpiry("30d"), now), parseRfc3339("2026-01-31T00:00:00Z"));
    EXPECT_EQ(expiresAt(*readExpiry("never"), now), std::nullopt);
}

TEST(Expiry, RefusesATimeWithoutAnOffset) {
    EXPECT_FALSE(readExpiry("2026-02-01T01:00:00"));
    EXPECT_FALSE(readExpiry("2026-02-01"));
}

TEST(EventIdArgument, SaysWhereIdsComeFrom) {
    EXPECT_TRUE(readEventId("01890a5d-ac96-774b-bcce-b302099a8057"));
    EXPECT_EQ(readEventId("17").error().detail,
              "'17' is not an event's id; 'tempoctl events list --ids' prints them");
}

TEST(SeverityArgument, NamesTheWords) {
    EXPECT_EQ(readSeverity("warning"), Severity::Warning);
    EXPECT_EQ(readSeverity("bad").error().detail,
              "'bad' is not a severity: ok, info, warning, error or critical");
}

} // namespace
} // namespace tempo::cli
