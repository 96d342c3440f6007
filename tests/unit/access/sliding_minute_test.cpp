#include "access/sliding_minute.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <limits>
#include <random>

namespace tempo::access {
namespace {

using namespace std::chrono_literals;
using Steady = SlidingMinute::Steady;

constexpr Steady kStart{1000s};

TEST(SlidingMinute, TakesUpToTheLimit) {
    SlidingMinute minute;
    EXPECT_TRUE(minute.take(kStart, 119, 120));
    EXPECT_FALSE(minute.take(kStart, 2, 120));
    EXPECT_TRUE(minute.take(kStart, 1, 120));
    EXPECT_FALSE(minute.take(kStart, 1, 120));
    EXPECT_EQ(minute.used(kStart), 120U);
}

TEST(SlidingMinute, CountsNothingThatItRefuses) {
    SlidingMinute minute;
    EXPECT_FALSE(minute.take(kStart, 11, 10));
    EXPECT_EQ(minute.used(kStart), 0U);
    EXPECT_TRUE(minute.take(kStart, 10, 10));
}

TEST(SlidingMinute, ForgetsASecondAfterItsMinute) {
    SlidingMinute minute;
    ASSERT_TRUE(minute.take(kStart + 500ms, 10, 10));
    EXPECT_EQ(minute.used(kStart + 59s + 999ms), 10U);
    EXPECT_FALSE(minute.take(kStart + 59s + 999ms, 1, 10));
    EXPECT_EQ(minute.used(kStart + 60s), 0U);
    EXPECT_TRUE(minute.take(kStart + 60s, 10, 10));
}

TEST(SlidingMinute, SlidesRatherThanBeginningAnew) {
    SlidingMinute minute;
    ASSERT_TRUE(minute.take(kStart, 6, 10));
    ASSERT_TRUE(minute.take(kStart + 30s, 4, 10));
    EXPECT_EQ(minute.used(kStart + 60s), 4U);
    EXPECT_FALSE(minute.take(kStart + 60s, 7, 10));
    EXPECT_TRUE(minute.take(kStart + 60s, 6, 10));
    EXPECT_EQ(minute.used(kStart + 90s), 6U);
}

TEST(SlidingMinute, IsEmptyAfterALongSilence) {
    SlidingMinute minute;
    ASSERT_TRUE(minute.take(kStart, 10, 10));
    EXPECT_EQ(minute.used(kStart + 24h), 0U);
    EXPECT_TRUE(minute.take(kStart + 24h, 10, 10));
    EXPECT_EQ(minute.used(kStart + 24h), 10U);
}

TEST(SlidingMinute, FollowsALimitThatChanges) {
    SlidingMinute minute;
    ASSERT_TRUE(minute.take(kStart, 10, 10));
    EXPECT_FALSE(minute.take(kStart, 1, 5));
    EXPECT_TRUE(minute.take(kStart, 5, 15));
    EXPECT_EQ(minute.untilRoomFor(kStart, 1, 5), 60s);
}

TEST(SlidingMinute, DoesNotOverflowAtTheLargestLimit) {
    constexpr auto kMost = std::numeric_limits<std::uint32_t>::max();
    SlidingMinute minute;
    EXPECT_TRUE(minute.take(kStart, kMost, kMost));
    EXPECT_FALSE(minute.take(kStart, 1, kMost));
    EXPECT_FALSE(minute.take(kStart, kMost, kMost));
}

TEST(SlidingMinute, SaysHowLongToWait) {
    SlidingMinute minute;
    EXPECT_EQ(minute.untilRoomFor(kStart, 10, 10), 0s);
    ASSERT_TRUE(minute.take(kStart, 6, 10));
    ASSERT_TRUE(minute.take(kStart + 20s, 4, 10));
    EXPECT_EQ(minute.untilRoomFor(kStart + 20s, 1, 10), 40s);
    EXPECT_EQ(minute.untilRoomFor(kStart + 20s, 6, 10), 40s);
    EXPECT_EQ(minute.untilRoomFor(kStart + 20s, 7, 10), 60s);
    EXPECT_EQ(minute.untilRoomFor(kStart + 20s + 1ms, 6, 10), 40s);
    EXPECT_EQ(minute.untilRoomFor(kStart + 20s, 11, 10), 60s) << "never fits";
    EXPECT_EQ(minute.untilRoomFor(kStart + 60s, 6, 10), 0s);
}

/// The definition, by remembering everything: counted are this second and the 59 before it.
class Reference {
public:
    std::uint32_t used(Steady now) const {
        std::uint32_t sum = 0;
        for (const auto& [second, n] : taken_) {
            sum += second > secondOf(now) - 60 ? n : 0;
        }
        return sum;
    }

    void add(Steady now, std::uint32_t n) { taken_.emplace_back(secondOf(now), n); }

private:
    static std::int64_t secondOf(Steady time) {
        return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
    }

    std::deque<std::pair<std::int64_t, std::uint32_t>> taken_;
};

TEST(SlidingMinute, AgreesWithItsDefinitionAtAnyTimes) {
    std::mt19937 random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same cases in every run
    for (int round = 0; round < 50; ++round) {
        SlidingMinute minute;
        Reference reference;
        auto now = kStart;
        for (int step = 0; step < 200; ++step) {
            now += std::chrono::milliseconds(random() % (step % 20 == 0 ? 90'000 : 3'000));
            const auto n = static_cast<std::uint32_t>(random() % 8);
            const bool fits = reference.used(now) + n <= 40;
            ASSERT_EQ(minute.take(now, n, 40), fits);
            if (fits) {
                reference.add(now, n);
            }
            ASSERT_EQ(minute.used(now), reference.used(now));
        }
    }
}

TEST(SlidingMinute, TellsTheFirstWholeSecondAtWhichThereIsRoom) {
    std::mt19937 random(2); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same cases in every run
    SlidingMinute minute;
    auto now = kStart;
    for (int step = 0; step < 2'000; ++step) {
        now += std::chrono::milliseconds(random() % 2'500);
        const auto n = 1 + static_cast<std::uint32_t>(random() % 40);
        const auto wait = minute.untilRoomFor(now, n, 40);
        EXPECT_LE(minute.used(now + wait) + n, 40U);
        if (wait > 0s) {
            EXPECT_GT(minute.used(now + wait - 1s) + n, 40U) << "would have fitted earlier";
        }
        minute.take(now, 1 + n / 4, 40);
    }
}

} // namespace
} // namespace tempo::access
