#include "access/event_rate.hpp"

#include <gtest/gtest.h>

namespace tempo::access {
namespace {

using Kind = EventRate::Kind;

TEST(EventRate, IsTheDefaultUnlessTheSenderHasItsOwn) {
    EXPECT_EQ(effectiveLimit({Kind::Default, 0}, 120), 120U);
    EXPECT_EQ(effectiveLimit({Kind::PerMinute, 7}, 120), 7U);
    EXPECT_EQ(effectiveLimit({Kind::PerMinute, 7}, std::nullopt), 7U);
}

TEST(EventRate, MayBeOffForOneSenderOrByDefault) {
    EXPECT_EQ(effectiveLimit({Kind::Off, 0}, 120), std::nullopt);
    EXPECT_EQ(effectiveLimit({Kind::Default, 0}, std::nullopt), std::nullopt);
}

} // namespace
} // namespace tempo::access
