#include "access/x_forwarded_fields.hpp"
#include "unit/access/addresses.hpp"

#include <gtest/gtest.h>

namespace tempo::access {
namespace {

using test::address;
using Lines = std::vector<std::string_view>;
using enum ForwardedHop::Protocol;

TEST(XForwardedFields, ReadAddressesInTheirOrder) {
    EXPECT_EQ(parseXForwardedFor(Lines{"192.0.2.1, 2001:db8::1", "198.51.100.7"}),
              (ForwardedPath{
                  {address("192.0.2.1")}, {address("2001:db8::1")}, {address("198.51.100.7")}}));
}

TEST(XForwardedFields, ReadPortsAndBrackets) {
    EXPECT_EQ(parseXForwardedFor(Lines{"192.0.2.1:4711,[2001:db8::1],[2001:db8::1]:4711"}),
              (ForwardedPath{
                  {address("192.0.2.1")}, {address("2001:db8::1")}, {address("2001:db8::1")}}));
}

TEST(XForwardedFields, TakeUnknownForNoAddress) {
    EXPECT_EQ(parseXForwardedFor(Lines{"unknown, 192.0.2.1"}),
              (ForwardedPath{{std::nullopt}, {address("192.0.2.1")}}));
}

TEST(XForwardedFields, SkipEmptyValues) {
    EXPECT_EQ(parseXForwardedFor(Lines{"", " , ", ",192.0.2.1,"}),
              (ForwardedPath{{address("192.0.2.1")}}));
    EXPECT_EQ(parseXForwardedProto(Lines{"", ","}), Unsaid);
}

TEST(XForwardedFields, RefuseWhatIsNoAddress) {
    for (const auto* const line :
         {"nas", "192.0.2", "192.0.2.1 192.0.2.2", "192.0.2.1;x", "\"192.0.2.1\"",
          "2001:db8::1:port", "192.0.2.1/24", "fe80::1%eth0"}) {
        const auto path = parseXForwardedFor(Lines{line});
        ASSERT_FALSE(path) << line;
        EXPECT_NE(path.error().detail.find("X-Forwarded-For"), std::string::npos) << line;
    }
}

TEST(XForwardedFields, AreHttpsOnlyWhereEveryProxySaysSo) {
    EXPECT_EQ(parseXForwardedProto(Lines{"https"}), Https);
    EXPECT_EQ(parseXForwardedProto(Lines{"HTTPS , https", "https"}), Https);
    EXPECT_EQ(parseXForwardedProto(Lines{"https, http"}), Http);
    EXPECT_EQ(parseXForwardedProto(Lines{"http", "https"}), Http);
    EXPECT_EQ(parseXForwardedProto({}), Unsaid);
}

TEST(XForwardedFields, RefuseAnotherProtocol) {
    const auto protocol = parseXForwardedProto(Lines{"https, ws"});
    ASSERT_FALSE(protocol);
    EXPECT_NE(protocol.error().detail.find("X-Forwarded-Proto"), std::string::npos);
}

} // namespace
} // namespace tempo::access
