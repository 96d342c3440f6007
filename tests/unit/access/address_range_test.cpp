#include "access/address_range.hpp"
#include "unit/access/addresses.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <utility>

namespace tempo::access {
namespace {

using namespace std::string_view_literals;
using test::address;
using test::range;
using testing::HasSubstr;

TEST(AddressRange, IsAnAddressOrANetwork) {
    EXPECT_TRUE(range("192.0.2.7").contains(address("192.0.2.7")));
    EXPECT_FALSE(range("192.0.2.7").contains(address("192.0.2.8")));
    EXPECT_TRUE(range("192.0.2.0/24").contains(address("192.0.2.255")));
    EXPECT_FALSE(range("192.0.2.0/24").contains(address("192.0.3.0")));
    EXPECT_TRUE(range("172.16.0.0/12").contains(address("172.31.255.255")));
    EXPECT_FALSE(range("172.16.0.0/12").contains(address("172.32.0.0")));
    EXPECT_TRUE(range("2001:db8::/32").contains(address("2001:db8:ffff::1")));
    EXPECT_FALSE(range("2001:db8::/32").contains(address("2001:db9::1")));
}

TEST(AddressRange, UnderstandsTheMappedFormAsIPv4) {
    EXPECT_EQ(range("::ffff:10.0.0.0/104"), range("10.0.0.0/8"));
    EXPECT_EQ(range("::ffff:192.0.2.7"), range("192.0.2.7/32"));
    EXPECT_EQ(range("::ffff:0.0.0.0/96"), range("0.0.0.0/0"));
    EXPECT_TRUE(range("10.0.0.0/8").contains(address("::ffff:10.1.2.3")));
}

TEST(AddressRange, HoldsOneFamilyAlone) {
    EXPECT_TRUE(range("::/0").contains(address("2001:db8::1")));
    EXPECT_FALSE(range("::/0").contains(address("192.0.2.7")));
    EXPECT_TRUE(range("0.0.0.0/0").contains(address("192.0.2.7")));
    EXPECT_FALSE(range("0.0.0.0/0").contains(address("2001:db8::1")));
}

TEST(AddressRange, IsWrittenAsItIsRead) {
    for (const auto text : {"192.0.2.7"sv, "192.0.2.0/24"sv, "0.0.0.0/0"sv, "::/0"sv, "::1"sv,
                            "2001:db8::/32"sv, "fe80::/10"sv, "192.0.2.6/31"sv}) {
        EXPECT_EQ(range(text).toString(), text);
    }
    EXPECT_EQ(range("192.0.2.7/32").toString(), "192.0.2.7");
    EXPECT_EQ(range("::1/128").toString(), "::1");
}

TEST(AddressRange, RefusesHostBitsAndNamesTheNetworkMeant) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kCases{{
        {"192.168.1.7/24", "192.168.1.0/24"},
        {"10.0.0.1/0", "0.0.0.0/0"},
        {"192.0.2.7/31", "192.0.2.6/31"},
        {"2001:db8::1/32", "2001:db8::/32"},
        {"::ffff:10.0.0.1/104", "10.0.0.0/8"},
    }};
    for (const auto& [text, meant] : kCases) {
        const auto parsed = AddressRange::parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, ErrorCode::InvalidInput);
        EXPECT_THAT(parsed.error().detail, HasSubstr("Write " + std::string(meant) + ","));
    }
}

TEST(AddressRange, RefusesEverythingElse) {
    for (const auto text :
         {""sv, "/"sv, "/8"sv, "10.0.0.0/"sv, "10.0.0.0/33"sv, "10.0.0.0/-1"sv, "10.0.0.0/+8"sv,
          "10.0.0.0/08"sv, "10.0.0.0/8 "sv, "10.0.0.0/ 8"sv, "10.0.0.0/8/8"sv, "10.0.0.0/0x8"sv,
          "10.0.0.0/255.0.0.0"sv, "10.0.0/8"sv, "::/129"sv, "::/99999999999"sv, "fe80::%eth0/10"sv,
          "example.org"sv, "10.0.0.0/8\0"sv}) {
        const auto parsed = AddressRange::parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, ErrorCode::InvalidInput);
    }
}

TEST(AddressRange, QuotesNoMoreThanTheBeginningOfAnEndlessText) {
    const auto parsed = AddressRange::parse(std::string(10'000, 'x'));
    ASSERT_FALSE(parsed);
    EXPECT_LT(parsed.error().detail.size(), 300U);
}

bool bitOf(const IpAddress& from, unsigned bit) {
    return (unsigned{from.bytes.at(bit / 8)} >> (7 - bit % 8) & 1U) != 0;
}

/// The same question, answered bit by bit.
bool sharesPrefix(const IpAddress& a, const IpAddress& b, unsigned bits) {
    for (unsigned bit = 0; bit < bits; ++bit) {
        if (bitOf(a, bit) != bitOf(b, bit)) {
            return false;
        }
    }
    return true;
}

TEST(AddressRange, AgreesWithAComparisonBitByBit) {
    std::mt19937 random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same cases in every run
    for (int i = 0; i < 20'000; ++i) {
        const bool four = random() % 2 == 0;
        const unsigned prefix = static_cast<unsigned>(random() % (four ? 33 : 129));
        IpAddress network = four ? IpAddress::v4({}) : address("2000::");
        const unsigned fixed = four ? 96 : 3;
        const unsigned bits = four ? prefix + 96 : prefix;
        for (unsigned bit = fixed; bit < bits; ++bit) {
            network.bytes.at(bit / 8) |=
                static_cast<std::uint8_t>((random() & 1U) << (7 - bit % 8));
        }
        if (!four && prefix < fixed) {
            network = IpAddress{};
        }
        const auto parsed = range(network.toString() + "/" + std::to_string(prefix));
        // An address that differs from the network in one bit, anywhere.
        auto peer = network;
        const auto bit = fixed + static_cast<unsigned>(random() % (128 - fixed));
        peer.bytes.at(bit / 8) ^= static_cast<std::uint8_t>(1U << (7 - bit % 8));
        EXPECT_EQ(parsed.contains(peer), sharesPrefix(network, peer, bits))
            << parsed.toString() << " " << peer.toString();
        EXPECT_TRUE(parsed.contains(network));
    }
}

TEST(AddressRanges, AreReadWholeOrNotAtAll) {
    const auto ranges = parseRanges({"10.0.0.0/8", "::1"});
    ASSERT_TRUE(ranges);
    EXPECT_EQ(ranges->size(), 2U);
    const auto refused = parseRanges({"10.0.0.0/8", "nonsense", "::1"});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().detail, HasSubstr("nonsense"));
}

} // namespace
} // namespace tempo::access
