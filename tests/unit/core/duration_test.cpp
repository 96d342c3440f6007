#include "core/duration.hpp"

#include <gtest/gtest.h>

namespace tempo {
namespace {

using namespace std::chrono_literals;

TEST(Duration, IsANumberAndAUnit) {
    EXPECT_EQ(parseDuration("90s"), 90s);
    EXPECT_EQ(parseDuration("30m"), 30min);
    EXPECT_EQ(parseDuration("6h"), 6h);
    EXPECT_EQ(parseDuration("2d"), 48h);
    EXPECT_EQ(parseDuration("1w"), 168h);
    EXPECT_EQ(parseDuration("0s"), 0s);
    EXPECT_EQ(parseDuration("007d"), 168h);
}

TEST(Duration, IsNothingElse) {
    for (const auto* text : {"", "d", "1", "1y", "1D", "-1d", "+1d", " 1d", "1d ", "1 d", "1.5h",
                             "1d1h", "0x1d", "1\xC2\xB5", "99999999999999999999d"}) {
        EXPECT_EQ(parseDuration(text), std::nullopt) << text;
    }
}

TEST(Duration, IsWrittenInItsLargestUnit) {
    EXPECT_EQ(durationText(90min), "90m");
    EXPECT_EQ(durationText(24h), "1d");
    EXPECT_EQ(durationText(36h), "36h");
    EXPECT_EQ(durationText(336h), "2w");
    EXPECT_EQ(durationText(61s), "61s");
}

TEST(Duration, EndsAtAHundredYears) {
    EXPECT_EQ(parseDuration("36500d"), 876000h);
    EXPECT_EQ(parseDuration("36501d"), std::nullopt);
    EXPECT_EQ(parseDuration("9223372036854775807w"), std::nullopt);
}

} // namespace
} // namespace tempo
