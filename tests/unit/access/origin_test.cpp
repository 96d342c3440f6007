#include "access/origin.hpp"
#include "unit/access/addresses.hpp"

#include <gtest/gtest.h>

namespace tempo::access {
namespace {

using test::address;
using test::range;
using enum Transport;

const std::vector<AddressRange> kProxies{range("127.0.0.1"), range("10.9.0.0/24")};

Origin over(std::string_view peer, Transport transport = Plain) {
    return {address(peer), transport};
}

/// What a proxy on this machine makes of the fields.
Expected<Origin> found(const ForwardingFields& fields, std::string_view peer = "127.0.0.1",
                       Transport transport = Plain) {
    return findOrigin(over(peer, transport), fields, kProxies);
}

TEST(Origin, IsTheConnectionWhereNoProxySpeaks) {
    EXPECT_EQ(found({}), over("127.0.0.1"));
    EXPECT_EQ(found({.forwarded = {""}, .xForwardedFor = {" "}}), over("127.0.0.1"));
}

TEST(Origin, IsTheConnectionWhereAStrangerSpeaks) {
    const ForwardingFields lie{.forwarded = {"for=10.0.0.1;proto=https"},
                               .xForwardedFor = {"10.0.0.1"},
                               .xForwardedProto = {"https"}};
    EXPECT_EQ(found(lie, "192.168.1.9"), over("192.168.1.9"));
    EXPECT_EQ(found({.forwarded = {"rubbish"}}, "192.168.1.9"), over("192.168.1.9"));
}

TEST(Origin, IsWhatANamedProxySays) {
    EXPECT_EQ(found({.xForwardedFor = {"192.0.2.1"}}), over("192.0.2.1"));
    EXPECT_EQ(found({.forwarded = {"for=192.0.2.1"}}), over("192.0.2.1"));
}

TEST(Origin, IsTheNearestAddressThatIsNoNamedProxy) {
    EXPECT_EQ(found({.xForwardedFor = {"192.168.0.1, 192.0.2.1, 10.9.0.7"}}), over("192.0.2.1"));
    EXPECT_EQ(found({.forwarded = {"for=192.168.0.1, for=192.0.2.1", "for=10.9.0.7"}}),
              over("192.0.2.1"));
}

TEST(Origin, IsTheFarthestProxyWhereThereIsNobodyElse) {
    EXPECT_EQ(found({.xForwardedFor = {"10.9.0.8, 10.9.0.7"}}), over("10.9.0.8"));
}

TEST(Origin, CameOverTlsWhereAProxyOfThisMachineSaysSo) {
    EXPECT_EQ(found({.xForwardedFor = {"192.0.2.1"}, .xForwardedProto = {"https"}}),
              over("192.0.2.1", Tls));
    EXPECT_EQ(found({.forwarded = {"for=192.0.2.1;proto=https"}}), over("192.0.2.1", Tls));
    EXPECT_EQ(found({.xForwardedProto = {"https"}}), over("127.0.0.1", Tls));
}

TEST(Origin, CameInTheClearWhereTheProxyItselfSpeaksSoOverTheNetwork) {
    const ForwardingFields fields{.xForwardedFor = {"192.0.2.1"}, .xForwardedProto = {"https"}};
    EXPECT_EQ(found(fields, "10.9.0.7", Plain), over("192.0.2.1", Plain));
    EXPECT_EQ(found(fields, "10.9.0.7", Tls), over("192.0.2.1", Tls));
}

TEST(Origin, CameInTheClearWhereNothingElseIsSaid) {
    EXPECT_EQ(found({.xForwardedFor = {"192.0.2.1"}}, "10.9.0.7", Tls), over("192.0.2.1", Plain));
    EXPECT_EQ(found({.forwarded = {"for=192.0.2.1;proto=http"}}, "10.9.0.7", Tls),
              over("192.0.2.1", Plain));
}

TEST(Origin, CameInTheClearWhereOneHopDid) {
    EXPECT_EQ(found({.forwarded = {"for=192.0.2.1;proto=https, for=10.9.0.7;proto=http"}}),
              over("192.0.2.1", Plain));
    EXPECT_EQ(found({.forwarded = {"for=192.0.2.1;proto=https, for=10.9.0.7;proto=https"}}),
              over("192.0.2.1", Tls));
}

TEST(Origin, IgnoresTheProtocolBeyondTheClient) {
    EXPECT_EQ(found({.forwarded = {"for=8.8.8.8;proto=http, for=192.0.2.1;proto=https"}}),
              over("192.0.2.1", Tls));
}

TEST(Origin, NeedsBothKindsOfFieldsToAgree) {
    EXPECT_EQ(found({.forwarded = {"for=192.0.2.1;proto=https"},
                     .xForwardedFor = {"192.0.2.1"},
                     .xForwardedProto = {"https"}}),
              over("192.0.2.1", Tls));
    const auto lie = found({.forwarded = {"for=192.168.1.1"}, .xForwardedFor = {"192.0.2.1"}});
    ASSERT_FALSE(lie);
    EXPECT_NE(lie.error().detail.find("Forwarded and X-Forwarded-For"), std::string::npos);
    EXPECT_FALSE(
        found({.forwarded = {"for=192.0.2.1;proto=https"}, .xForwardedFor = {"192.0.2.1"}}));
}

TEST(Origin, RefusesAMalformedFieldOfANamedProxy) {
    EXPECT_FALSE(found({.forwarded = {"for=nas"}}));
    EXPECT_FALSE(found({.xForwardedFor = {"nas, 192.0.2.1"}}));
    EXPECT_FALSE(found({.xForwardedFor = {"192.0.2.1"}, .xForwardedProto = {"ftp"}}));
}

TEST(Origin, RefusesAClientWithoutAnAddress) {
    const auto hidden = found({.forwarded = {"for=192.0.2.1, for=_hidden"}});
    ASSERT_FALSE(hidden);
    EXPECT_NE(hidden.error().detail.find("Forwarded"), std::string::npos);
    EXPECT_FALSE(found({.forwarded = {"proto=https"}}));
    EXPECT_FALSE(found({.xForwardedFor = {"unknown"}}));
    EXPECT_EQ(found({.xForwardedFor = {"unknown, 192.0.2.1"}}), over("192.0.2.1"));
}

} // namespace
} // namespace tempo::access
