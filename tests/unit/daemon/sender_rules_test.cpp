#include "daemon/services/event_cursor.hpp"
#include "daemon/services/sender_rules.hpp"

#include <gtest/gtest.h>

namespace tempo::daemon {
namespace {

constexpr Timestamp kNow{std::chrono::milliseconds{1'000'000}};

TEST(SenderRules, TakePlainNames) {
    EXPECT_TRUE(checkSenderName("Backup auf dem NAS ü"));
    EXPECT_TRUE(checkSenderName(std::string(100, 'x')));
    EXPECT_FALSE(checkSenderName(""));
    EXPECT_FALSE(checkSenderName("   "));
    EXPECT_FALSE(checkSenderName(std::string(101, 'x')));
    EXPECT_FALSE(checkSenderName("two\nlines"));
}

TEST(SenderRules, BoundTheRate) {
    EXPECT_TRUE(checkRate({EventRate::Kind::Off, 0}));
    EXPECT_TRUE(checkRate({EventRate::Kind::PerMinute, 1}));
    EXPECT_FALSE(checkRate({EventRate::Kind::PerMinute, 0}));
    EXPECT_FALSE(checkRate({EventRate::Kind::PerMinute, 1'000'001}));
}

TEST(SenderRules, RefuseAnExpiryInThePast) {
    EXPECT_TRUE(checkExpiry(std::nullopt, kNow));
    EXPECT_TRUE(checkExpiry(kNow + std::chrono::milliseconds{1}, kNow));
    EXPECT_FALSE(checkExpiry(kNow, kNow));
}

TEST(SenderRules, WriteAddressesInTheirShortestForm) {
    const auto checked = checkAddresses({"10.0.0.0/8", "2001:DB8::0/32"});
    ASSERT_TRUE(checked);
    EXPECT_EQ(*checked, (std::vector<std::string>{"10.0.0.0/8", "2001:db8::/32"}));
}

TEST(SenderRules, NameTheFieldOfAWrongAddress) {
    const auto checked = checkAddresses({"10.0.0.1/8"});
    ASSERT_FALSE(checked);
    EXPECT_NE(checked.error().detail.find("allowedAddresses"), std::string::npos);
    EXPECT_FALSE(checkAddresses(std::vector<std::string>(65, "10.0.0.1")));
}

TEST(EventCursor, ReadsBackWhatItWrites) {
    const store::EventCursor cursor{Timestamp{std::chrono::milliseconds{-5}}, 77};
    EXPECT_EQ(parseEventCursor(toText(cursor)), cursor);
}

TEST(EventCursor, RefusesAnythingElse) {
    for (const auto* text : {"", ".", "1", "1.", ".1", "1.2.3", "1.-2", "a.b", "1.2 "}) {
        EXPECT_FALSE(parseEventCursor(text)) << text;
    }
}

} // namespace
} // namespace tempo::daemon
