#include "access/forwarded_field.hpp"
#include "unit/access/addresses.hpp"

#include <gtest/gtest.h>

namespace tempo::access {
namespace {

using test::address;
using enum ForwardedHop::Protocol;

Expected<ForwardedPath> parse(std::vector<std::string_view> lines) {
    return parseForwarded(lines);
}

TEST(ForwardedField, ReadsTheExamplesOfItsRfc) {
    EXPECT_EQ(parse({R"(for="_gazonk")"}), (ForwardedPath{{std::nullopt, Unsaid}}));
    EXPECT_EQ(parse({R"(For="[2001:db8:cafe::17]:4711")"}),
              (ForwardedPath{{address("2001:db8:cafe::17"), Unsaid}}));
    EXPECT_EQ(parse({"for=192.0.2.60;proto=http;by=203.0.113.43"}),
              (ForwardedPath{{address("192.0.2.60"), Http}}));
    EXPECT_EQ(parse({"for=192.0.2.43, for=198.51.100.17"}),
              (ForwardedPath{{address("192.0.2.43"), Unsaid}, {address("198.51.100.17"), Unsaid}}));
    EXPECT_EQ(parse({R"(for=192.0.2.43,for="[2001:db8:cafe::17]",for=unknown)"}),
              (ForwardedPath{{address("192.0.2.43"), Unsaid},
                             {address("2001:db8:cafe::17"), Unsaid},
                             {std::nullopt, Unsaid}}));
}

TEST(ForwardedField, JoinsItsLinesInTheirOrder) {
    EXPECT_EQ(parse({"for=192.0.2.1", "for=192.0.2.2;proto=https"}),
              (ForwardedPath{{address("192.0.2.1"), Unsaid}, {address("192.0.2.2"), Https}}));
}

TEST(ForwardedField, TakesNamesAndProtocolsInAnyCase) {
    EXPECT_EQ(parse({"FOR=192.0.2.1;PROTO=HTTPS"}), (ForwardedPath{{address("192.0.2.1"), Https}}));
}

TEST(ForwardedField, ToleratesBlanksAndEmptyElements) {
    EXPECT_EQ(parse({" for=192.0.2.1 ; proto=https ,, \t,"}),
              (ForwardedPath{{address("192.0.2.1"), Https}}));
    EXPECT_EQ(parse({"", " , "}), ForwardedPath{});
}

TEST(ForwardedField, PassesOverOtherParameters) {
    EXPECT_EQ(parse({R"(host="a, \"b\"; for=10.0.0.1";for=192.0.2.1;x=y)"}),
              (ForwardedPath{{address("192.0.2.1"), Unsaid}}));
}

TEST(ForwardedField, ResolvesBackslashesWithinQuotes) {
    EXPECT_EQ(parse({R"(for="192.0\.2.1")"}), (ForwardedPath{{address("192.0.2.1"), Unsaid}}));
}

TEST(ForwardedField, RefusesWhatTheGrammarDoesNotAllow) {
    for (const auto* const line : {"for",
                                   "for=",
                                   "=192.0.2.1",
                                   "192.0.2.1",
                                   "for=192.0.2.1 for=192.0.2.2",
                                   "for =192.0.2.1",
                                   "for= 192.0.2.1",
                                   "for=[2001:db8::1]",
                                   "for=192.0.2.1:80",
                                   R"(for="192.0.2.1)",
                                   R"(for="192.0.2.1\)",
                                   R"(for="2001:db8::1")",
                                   R"(for="[192.0.2.1]")",
                                   R"(for="[2001:db8::1")",
                                   R"(for="192.0.2.1:123456")",
                                   R"(for="192.0.2.1:")",
                                   "for=example",
                                   "for=192.0.2.256",
                                   "for=_",
                                   "for=_a*",
                                   "for=192.0.2.1;for=192.0.2.2",
                                   "proto=http;proto=https",
                                   "for=192.0.2.1;proto=gopher",
                                   "for=192.0.2.1;proto=\"\"",
                                   "for=192.0.2.1,proto",
                                   "for=\"\x01\""}) {
        const auto path = parse({line});
        ASSERT_FALSE(path) << line;
        EXPECT_EQ(path.error().code, ErrorCode::InvalidInput) << line;
        EXPECT_NE(path.error().detail.find("Forwarded"), std::string::npos) << line;
    }
}

TEST(ForwardedField, LetsNoQuoteReachIntoTheNextLine) {
    EXPECT_FALSE(parse({R"(for="192.0)", R"(.2.1")"}));
}

} // namespace
} // namespace tempo::access
