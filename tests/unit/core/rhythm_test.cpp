#include "core/rhythm.hpp"

#include <gtest/gtest.h>

namespace tempo {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kStart{1'800'000'000s};

Rhythm begun() {
    return {kStart, kStart, std::nullopt};
}

/// A source that sends `burst` events a second apart at the beginning of each of `count` intervals.
Rhythm afterBursts(Rhythm rhythm, int count, std::chrono::seconds interval, int burst) {
    const auto begin = rhythm.lastAt;
    for (int i = 1; i <= count; ++i) {
        for (int j = 0; j < burst; ++j) {
            rhythm = after(rhythm, begin + i * interval + j * 1s);
        }
    }
    return rhythm;
}

TEST(Rhythm, IsUnknownAfterOneArrival) {
    EXPECT_EQ(livenessOf(begun(), kStart + 1000h), Liveness::Unknown);
}

TEST(Rhythm, LearnsTheFirstPause) {
    EXPECT_EQ(after(begun(), kStart + 1h).usualInterval, 1h);
}

TEST(Rhythm, TakesABurstForOneArrival) {
    const auto daily = afterBursts(begun(), 10, 24h, 50);
    ASSERT_TRUE(daily.usualInterval);
    EXPECT_LE(*daily.usualInterval, 24h);
    EXPECT_GE(*daily.usualInterval, 23h);
}

TEST(Rhythm, LengthensAtOnceWhileItsHistoryIsShort) {
    const auto burst = afterBursts(begun(), 1, 1s, 5);
    EXPECT_EQ(after(burst, burst.lastAt + 24h).usualInterval, 24h);
}

TEST(Rhythm, DoublesAtMostAfterAnOutage) {
    const auto hourly = afterBursts(begun(), 1000, 1h, 1);
    EXPECT_EQ(after(hourly, hourly.lastAt + 48h).usualInterval, 2h);
}

TEST(Rhythm, ForgetsAnIntervalThatIsUsualNoLonger) {
    const auto daily = afterBursts(begun(), 10, 24h, 1);
    const auto hourly = afterBursts(daily, 240, 1h, 1);
    EXPECT_EQ(hourly.usualInterval, 1h);
}

TEST(Rhythm, MovesOnlyItsBeginningForAnEarlierArrival) {
    const auto hourly = afterBursts(begun(), 3, 1h, 1);
    const auto known = after(hourly, kStart - 24h);
    EXPECT_EQ(known, (Rhythm{kStart - 24h, hourly.lastAt, hourly.usualInterval}));
}

TEST(Rhythm, TurnsLateAndThenSilent) {
    const auto hourly = afterBursts(begun(), 5, 1h, 1);
    EXPECT_EQ(livenessOf(hourly, hourly.lastAt + 2h), Liveness::Alive);
    EXPECT_EQ(livenessOf(hourly, hourly.lastAt + 2h + 1ms), Liveness::Late);
    EXPECT_EQ(livenessOf(hourly, hourly.lastAt + 5h), Liveness::Late);
    EXPECT_EQ(livenessOf(hourly, hourly.lastAt + 5h + 1ms), Liveness::Silent);
}

TEST(Rhythm, BearsShortSilencesOfAFrequentSource) {
    const auto frequent = afterBursts(begun(), 100, 1s, 1);
    EXPECT_EQ(livenessOf(frequent, frequent.lastAt + 15min), Liveness::Alive);
    EXPECT_EQ(livenessOf(frequent, frequent.lastAt + 16min), Liveness::Late);
    EXPECT_EQ(livenessOf(frequent, frequent.lastAt + 1h), Liveness::Late);
    EXPECT_EQ(livenessOf(frequent, frequent.lastAt + 61min), Liveness::Silent);
}

} // namespace
} // namespace tempo
