#include "access/failed_attempts.hpp"
#include "unit/access/addresses.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tempo::access {
namespace {

using namespace std::chrono_literals;
using test::address;

constexpr FailedAttempts::Steady kNow{1000s};
constexpr std::uint32_t kLimit = 20;

void fail(FailedAttempts& attempts, std::string_view peer, std::uint32_t times) {
    for (std::uint32_t i = 0; i < times; ++i) {
        attempts.record(address(peer), kNow, kLimit);
    }
}

TEST(FailedAttempts, AreWithinTheLimitUntilItIsReached) {
    FailedAttempts attempts(10);
    for (std::uint32_t i = 0; i < kLimit; ++i) {
        EXPECT_TRUE(attempts.record(address("192.0.2.7"), kNow, kLimit)) << i;
    }
    EXPECT_FALSE(attempts.record(address("192.0.2.7"), kNow, kLimit));
    EXPECT_EQ(attempts.failures(address("192.0.2.7"), kNow), kLimit);
    EXPECT_EQ(attempts.untilRoom(address("192.0.2.7"), kNow, kLimit), 60s);
    EXPECT_TRUE(attempts.record(address("192.0.2.7"), kNow + 60s, kLimit));
}

TEST(FailedAttempts, AreCountedForEachIPv4AddressByItself) {
    FailedAttempts attempts(10);
    fail(attempts, "192.0.2.7", kLimit);
    EXPECT_TRUE(attempts.record(address("192.0.2.8"), kNow, kLimit));
    EXPECT_EQ(attempts.failures(address("::ffff:192.0.2.7"), kNow), kLimit);
}

TEST(FailedAttempts, AreCountedForAWholeIPv6Subscriber) {
    FailedAttempts attempts(10);
    fail(attempts, "2001:db8:1:2::1", kLimit);
    EXPECT_FALSE(attempts.record(address("2001:db8:1:2:ffff::2"), kNow, kLimit));
    EXPECT_TRUE(attempts.record(address("2001:db8:1:3::1"), kNow, kLimit));
}

TEST(FailedAttempts, AreNoneForAnAddressThatNeverFailed) {
    const FailedAttempts attempts(10);
    EXPECT_EQ(attempts.failures(address("192.0.2.7"), kNow), 0U);
    EXPECT_EQ(attempts.untilRoom(address("192.0.2.7"), kNow, kLimit), 0s);
}

TEST(FailedAttempts, StayWithinTheirCapacityByForgettingTheOldest) {
    FailedAttempts attempts(3);
    fail(attempts, "192.0.2.1", 1);
    fail(attempts, "192.0.2.2", 1);
    fail(attempts, "192.0.2.3", 1);
    fail(attempts, "192.0.2.1", 1);
    fail(attempts, "192.0.2.4", 1);
    EXPECT_EQ(attempts.size(), 3U);
    EXPECT_EQ(attempts.failures(address("192.0.2.1"), kNow), 2U);
    EXPECT_EQ(attempts.failures(address("192.0.2.2"), kNow), 0U);
    EXPECT_EQ(attempts.failures(address("192.0.2.3"), kNow), 1U);
    EXPECT_EQ(attempts.failures(address("192.0.2.4"), kNow), 1U);
}

TEST(FailedAttempts, StayWithinTheirCapacityUnderAFlood) {
    FailedAttempts attempts(100);
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        attempts.record(IpAddress::v4({10, 0, static_cast<std::uint8_t>(i >> 8U),
                                       static_cast<std::uint8_t>(i)}),
                        kNow, kLimit);
    }
    EXPECT_EQ(attempts.size(), 100U);
    EXPECT_EQ(attempts.failures(IpAddress::v4({10, 0, 0x27, 0x0f}), kNow), 1U);
}

TEST(FailedAttempts, NeedRoomForOne) {
    EXPECT_THROW(FailedAttempts(0), std::invalid_argument);
}

} // namespace
} // namespace tempo::access
