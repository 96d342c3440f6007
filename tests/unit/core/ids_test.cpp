#include <tempo/core/ids.hpp>

#include <gtest/gtest.h>

namespace tempo {
namespace {

TEST(Uuid, ReadsBothCasesAndWritesLowerCase) {
    const auto lower = Uuid::parse("01a201eb-e262-752d-b592-3facbe3558e9");
    const auto upper = Uuid::parse("01A201EB-E262-752D-B592-3FACBE3558E9");
    ASSERT_TRUE(lower);
    EXPECT_EQ(lower, upper);
    EXPECT_EQ(lower->toString(), "01a201eb-e262-752d-b592-3facbe3558e9");
    EXPECT_EQ(lower->bytes[0], 0x01);
    EXPECT_EQ(lower->bytes[15], 0xE9);
}

TEST(Uuid, RefusesWhatIsNotExactlyOne) {
    EXPECT_FALSE(Uuid::parse(""));
    EXPECT_FALSE(Uuid::parse("01a201eb-e262-752d-b592-3facbe3558e"));
    EXPECT_FALSE(Uuid::parse("01a201eb-e262-752d-b592-3facbe3558e90"));
    EXPECT_FALSE(Uuid::parse("01a201ebe-262-752d-b592-3facbe3558e9"));
    EXPECT_FALSE(Uuid::parse("01a201eb-e262-752d-b592-3facbe3558eg"));
    EXPECT_FALSE(Uuid::parse("{1a201eb-e262-752d-b592-3facbe3558e9"));
}

} // namespace
} // namespace tempo
