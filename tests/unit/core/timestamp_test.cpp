#include <tempo/core/timestamp.hpp>

#include <gtest/gtest.h>

#include <string>

namespace tempo {
namespace {

using namespace std::chrono;

Timestamp utc(int y, unsigned m, unsigned d, milliseconds ofDay) {
    return sys_days{year{y} / static_cast<int>(m) / static_cast<int>(d)} + ofDay;
}

TEST(Timestamp, ReadsOffsetsAsUtc) {
    const auto expected = utc(2026, 1, 31, hours{22} + minutes{30});
    EXPECT_EQ(parseRfc3339("2026-01-31T22:30:00Z"), expected);
    EXPECT_EQ(parseRfc3339("2026-01-31t22:30:00z"), expected);
    EXPECT_EQ(parseRfc3339("2026-02-01T00:00:00+01:30"), expected);
    EXPECT_EQ(parseRfc3339("2026-01-31T15:30:00-07:00"), expected);
}

TEST(Timestamp, CutsFractionsAtMilliseconds) {
    EXPECT_EQ(parseRfc3339("1970-01-01T00:00:00.5Z"), Timestamp{milliseconds{500}});
    EXPECT_EQ(parseRfc3339("1970-01-01T00:00:00.123999999Z"), Timestamp{milliseconds{123}});
    EXPECT_EQ(parseRfc3339("1969-12-31T23:59:59.999Z"), Timestamp{milliseconds{-1}});
}

TEST(Timestamp, TakesALeapSecondAsTheNextMinute) {
    EXPECT_EQ(parseRfc3339("2016-12-31T23:59:60Z"), utc(2017, 1, 1, milliseconds{0}));
    EXPECT_EQ(parseRfc3339("2016-12-31T23:59:60.9Z"), utc(2017, 1, 1, milliseconds{0}));
}

TEST(Timestamp, RefusesWhatIsNotADateTimeWithAnOffset) {
    for (const auto* text : {"",
                             "2026-01-31",
                             "2026-01-31T22:30:00",
                             "2026-01-31 22:30:00Z",
                             "2026-1-31T22:30:00Z",
                             "2026-02-29T00:00:00Z",
                             "2026-13-01T00:00:00Z",
                             "2026-00-10T00:00:00Z",
                             "2026-01-32T00:00:00Z",
                             "2026-01-31T24:00:00Z",
                             "2026-01-31T23:60:00Z",
                             "2026-01-31T23:59:61Z",
                             "2026-01-31T22:30:00.Z",
                             "2026-01-31T22:30:00+1:00",
                             "2026-01-31T22:30:00+0100",
                             "2026-01-31T22:30:00+24:00",
                             "2026-01-31T22:30:00+01:60",
                             "2026-01-31T22:30:00Z ",
                             " 2026-01-31T22:30:00Z",
                             "0000-01-01T00:00:00+00:01",
                             "9999-12-31T23:59:59-00:01",
                             "+026-01-31T22:30:00Z"}) {
        EXPECT_FALSE(parseRfc3339(text)) << text;
    }
}

TEST(Timestamp, KnowsLeapYears) {
    EXPECT_TRUE(parseRfc3339("2024-02-29T00:00:00Z"));
    EXPECT_TRUE(parseRfc3339("2000-02-29T00:00:00Z"));
    EXPECT_FALSE(parseRfc3339("1900-02-29T00:00:00Z"));
}

TEST(Timestamp, ReadsBackWhatItWrites) {
    for (const auto* text : {"0000-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z",
                             "2026-11-22T05:06:07.089Z", "9999-12-31T23:59:59.999Z"}) {
        const auto time = parseRfc3339(text);
        ASSERT_TRUE(time) << text;
        EXPECT_EQ(formatRfc3339(*time), text);
    }
}

} // namespace
} // namespace tempo
