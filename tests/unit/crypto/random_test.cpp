#include "crypto/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace tempo::crypto {
namespace {

TEST(Random, NeverRepeatsItself) {
    std::set<std::array<std::uint8_t, 16>> drawn;
    for (int i = 0; i < 1000; ++i) {
        std::array<std::uint8_t, 16> bytes{};
        fillRandom(bytes);
        drawn.insert(bytes);
    }
    EXPECT_EQ(drawn.size(), 1000U);
}

TEST(Random, FillsTheLastByteToo) {
    std::set<std::uint8_t> last;
    for (int i = 0; i < 200; ++i) {
        std::array<std::uint8_t, 3> bytes{};
        fillRandom(bytes);
        last.insert(bytes.back());
    }
    EXPECT_GT(last.size(), 1U);
}

} // namespace
} // namespace tempo::crypto
