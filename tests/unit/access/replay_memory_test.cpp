#include "access/replay_memory.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tempo::access {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kNow{1'769'880'600s};

SenderId sender(std::uint8_t number) {
    SenderId id;
    id.uuid.bytes.back() = number;
    return id;
}

SignatureMac mac(std::uint8_t filler) {
    SignatureMac bytes{};
    bytes.fill(filler);
    return bytes;
}

TEST(ReplayMemory, TakesASignatureOnce) {
    ReplayMemory memory(10);
    EXPECT_TRUE(memory.claim(sender(1), kNow, mac(1), kNow));
    EXPECT_FALSE(memory.claim(sender(1), kNow, mac(1), kNow));
    EXPECT_TRUE(memory.claim(sender(1), kNow, mac(2), kNow));
    EXPECT_TRUE(memory.claim(sender(1), kNow + 1s, mac(1), kNow));
}

TEST(ReplayMemory, KeepsSendersApart) {
    ReplayMemory memory(10);
    EXPECT_TRUE(memory.claim(sender(1), kNow, mac(1), kNow));
    EXPECT_TRUE(memory.claim(sender(2), kNow, mac(1), kNow));
}

TEST(ReplayMemory, RemembersASignatureAsLongAsItsTimeWouldPass) {
    ReplayMemory memory(10);
    EXPECT_TRUE(memory.claim(sender(1), kNow + 300s, mac(1), kNow));
    EXPECT_FALSE(memory.claim(sender(1), kNow + 300s, mac(1), kNow + 600s));
}

TEST(ReplayMemory, ForgetsWhatIsTooOldToPass) {
    ReplayMemory memory(10);
    EXPECT_TRUE(memory.claim(sender(1), kNow, mac(1), kNow));
    EXPECT_TRUE(memory.claim(sender(1), kNow + 301s, mac(2), kNow + 301s));
    EXPECT_EQ(memory.size(sender(1)), 1U);
}

TEST(ReplayMemory, RefusesWhatItHasForgottenWhenTheClockGoesBack) {
    ReplayMemory memory(10);
    EXPECT_TRUE(memory.claim(sender(1), kNow, mac(1), kNow));
    EXPECT_TRUE(memory.claim(sender(1), kNow + 1h, mac(2), kNow + 1h));
    EXPECT_FALSE(memory.claim(sender(1), kNow, mac(1), kNow));
    EXPECT_FALSE(memory.claim(sender(1), kNow - 1s, mac(3), kNow));
    EXPECT_TRUE(memory.claim(sender(1), kNow + 1s, mac(3), kNow));
}

TEST(ReplayMemory, RefusesWhatIsAsOldAsTheOldestOnesBeyondItsCapacity) {
    ReplayMemory memory(2);
    for (std::uint8_t i = 0; i < 4; ++i) {
        EXPECT_TRUE(memory.claim(sender(1), kNow + std::chrono::seconds(i), mac(i), kNow));
    }
    EXPECT_EQ(memory.size(sender(1)), 2U);
    for (std::uint8_t i = 0; i < 4; ++i) {
        EXPECT_FALSE(memory.claim(sender(1), kNow + std::chrono::seconds(i), mac(i), kNow));
    }
    EXPECT_FALSE(memory.claim(sender(1), kNow + 1s, mac(9), kNow));
    EXPECT_TRUE(memory.claim(sender(2), kNow, mac(9), kNow));
}

TEST(ReplayMemory, TakesNoReplayOfOneThatIsOlderThanAllOthersAtItsCapacity) {
    ReplayMemory memory(1);
    EXPECT_TRUE(memory.claim(sender(1), kNow + 10s, mac(1), kNow));
    EXPECT_TRUE(memory.claim(sender(1), kNow, mac(2), kNow));
    EXPECT_FALSE(memory.claim(sender(1), kNow, mac(2), kNow));
    EXPECT_FALSE(memory.claim(sender(1), kNow + 10s, mac(1), kNow));
}

TEST(ReplayMemory, NeedsACapacity) {
    EXPECT_THROW(ReplayMemory(0), std::invalid_argument);
}

} // namespace
} // namespace tempo::access
