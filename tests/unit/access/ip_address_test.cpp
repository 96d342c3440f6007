#include "access/ip_address.hpp"
#include "unit/access/addresses.hpp"

#include <gtest/gtest.h>

#include <array>
#include <unordered_set>
#include <utility>

namespace tempo::access {
namespace {

using namespace std::string_view_literals;
using test::address;

TEST(IpAddress, IsReadAndWrittenInItsUsualForm) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kCases{{
        {"192.0.2.7", "192.0.2.7"},
        {"0.0.0.0", "0.0.0.0"},
        {"255.255.255.255", "255.255.255.255"},
        {"::", "::"},
        {"::1", "::1"},
        {"2001:DB8:0:0:0:0:0:1", "2001:db8::1"},
        {"fe80::1", "fe80::1"},
        {"2001:db8::192.0.2.7", "2001:db8::c000:207"},
    }};
    for (const auto& [text, written] : kCases) {
        const auto parsed = IpAddress::parse(text);
        ASSERT_TRUE(parsed) << text;
        EXPECT_EQ(parsed->toString(), written);
    }
}

TEST(IpAddress, IsTheSameInItsMappedForm) {
    EXPECT_EQ(address("::ffff:192.0.2.7"), address("192.0.2.7"));
    EXPECT_EQ(address("::FFFF:c000:207"), IpAddress::v4({192, 0, 2, 7}));
    EXPECT_EQ(address("::ffff:192.0.2.7").toString(), "192.0.2.7");
    EXPECT_TRUE(address("::ffff:192.0.2.7").isV4());
}

TEST(IpAddress, TellsTheFamiliesApart) {
    EXPECT_TRUE(address("10.0.0.1").isV4());
    EXPECT_FALSE(address("::").isV4());
    EXPECT_FALSE(address("::10.0.0.1").isV4());
    EXPECT_FALSE(address("::fffe:10.0.0.1").isV4());
    EXPECT_FALSE(address("1::ffff:10.0.0.1").isV4());
}

TEST(IpAddress, RefusesEverythingElse) {
    for (const auto text : {""sv,
                            " "sv,
                            "192.0.2"sv,
                            "192.0.2.7.1"sv,
                            "192.0.2.256"sv,
                            "192.0.2.07"sv,
                            "0x7f.0.0.1"sv,
                            "1"sv,
                            " 192.0.2.7"sv,
                            "192.0.2.7 "sv,
                            "192.0.2.7:80"sv,
                            "192.0.2.7/32"sv,
                            "[::1]"sv,
                            "fe80::1%eth0"sv,
                            "fe80::1%1"sv,
                            ":::"sv,
                            "1::2::3"sv,
                            "12345::"sv,
                            "g::"sv,
                            "1:2:3:4:5:6:7"sv,
                            "1:2:3:4:5:6:7:8:9"sv,
                            "localhost"sv,
                            "192.0.2.7\0"sv,
                            "::1\0x"sv,
                            "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000"sv}) {
        EXPECT_FALSE(IpAddress::parse(text)) << text;
    }
}

TEST(IpAddress, IsOrderedAndHashedByItsBytes) {
    EXPECT_LT(address("10.0.0.1"), address("10.0.0.2"));
    EXPECT_LT(address("255.255.255.255"), address("2001:db8::"));
    const std::unordered_set<IpAddress> set{address("10.0.0.1"), address("::ffff:10.0.0.1"),
                                            address("::1")};
    EXPECT_EQ(set.size(), 2U);
}

TEST(IpAddress, CountsAsItsBlockOfOneSubscriber) {
    EXPECT_EQ(address("192.0.2.7").subscriberBlock(), address("192.0.2.7"));
    EXPECT_EQ(address("2001:db8:1:2:3:4:5:6").subscriberBlock(), address("2001:db8:1:2::"));
    EXPECT_NE(address("2001:db8:1:2::1").subscriberBlock(),
              address("2001:db8:1:3::1").subscriberBlock());
}

TEST(IpAddress, KnowsThisMachineItself) {
    for (const auto* const text : {"127.0.0.1", "127.255.255.255", "::1", "::ffff:127.0.0.1"}) {
        EXPECT_TRUE(address(text).isLoopback()) << text;
    }
    for (const auto* const text : {"126.255.255.255", "128.0.0.1", "::", "::2", "192.168.1.1"}) {
        EXPECT_FALSE(address(text).isLoopback()) << text;
    }
}

} // namespace
} // namespace tempo::access
