#include "access/network_policy.hpp"
#include "unit/access/addresses.hpp"

#include <gtest/gtest.h>

namespace tempo::access {
namespace {

using test::address;
using test::range;
using Rule = PolicyDecision::Rule;

TEST(NetworkPolicy, TrustsTheFirstAndLastAddressOfEachTrustedNetwork) {
    for (const auto* const text :
         {"10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.0.0",
          "192.168.255.255", "127.0.0.0", "127.255.255.255", "169.254.0.0", "169.254.255.255",
          "100.64.0.0", "100.127.255.255", "::1", "fe80::", "febf:ffff::1",
          "fc00::", "fdff:ffff::1", "::ffff:10.1.2.3"}) {
        EXPECT_TRUE(decide({}, address(text)).allowed()) << text;
        EXPECT_EQ(decide({}, address(text)).rule, Rule::TrustedNetwork) << text;
    }
}

TEST(NetworkPolicy, TrustsNothingJustOutside) {
    for (const auto* const text : {"9.255.255.255",
                                   "11.0.0.0",
                                   "172.15.255.255",
                                   "172.32.0.0",
                                   "192.167.255.255",
                                   "192.169.0.0",
                                   "126.255.255.255",
                                   "128.0.0.0",
                                   "169.253.255.255",
                                   "169.255.0.0",
                                   "100.63.255.255",
                                   "100.128.0.0",
                                   "::",
                                   "::2",
                                   "fe7f::1",
                                   "fec0::1",
                                   "fbff::1",
                                   "fe00::1",
                                   "8.8.8.8",
                                   "2001:db8::1",
                                   "0.0.0.0",
                                   "255.255.255.255",
                                   "::10.0.0.1"}) {
        EXPECT_FALSE(decide({}, address(text)).allowed()) << text;
        EXPECT_EQ(decide({}, address(text)).rule, Rule::NotTrusted) << text;
    }
}

TEST(NetworkPolicy, LetsAnyoneInWhenToldTo) {
    const auto decision = decide({.trusted = TrustedNetworks::Anyone}, address("8.8.8.8"));
    EXPECT_TRUE(decision.allowed());
    EXPECT_EQ(decision.rule, Rule::Anyone);
}

TEST(NetworkPolicy, LetsTheDenyListWinOverEverything) {
    const NetworkPolicy policy{.deny = {range("192.168.1.0/24"), range("8.8.8.8")},
                               .allow = {range("192.168.1.7"), range("8.8.8.0/24")},
                               .trusted = TrustedNetworks::Anyone};
    EXPECT_EQ(decide(policy, address("192.168.1.7")).rule, Rule::DenyList);
    EXPECT_EQ(decide(policy, address("8.8.8.8")).rule, Rule::DenyList);
    EXPECT_FALSE(decide(policy, address("8.8.8.8")).allowed());
    EXPECT_TRUE(decide(policy, address("8.8.8.9")).allowed());
}

TEST(NetworkPolicy, AddsTheAllowListToTheTrustedNetworks) {
    const NetworkPolicy policy{.allow = {range("203.0.113.0/24")}};
    EXPECT_EQ(decide(policy, address("203.0.113.9")).rule, Rule::AllowList);
    EXPECT_TRUE(decide(policy, address("203.0.113.9")).allowed());
    EXPECT_TRUE(decide(policy, address("192.168.1.7")).allowed());
    EXPECT_FALSE(decide(policy, address("203.0.114.9")).allowed());
}

TEST(NetworkPolicy, SaysWhichRuleDecided) {
    const NetworkPolicy policy{.deny = {range("10.9.0.0/16")}, .allow = {range("203.0.113.9")}};
    EXPECT_EQ(decide(policy, address("10.9.1.1")).inWords(), "on the deny list (10.9.0.0/16)");
    EXPECT_EQ(decide(policy, address("203.0.113.9")).inWords(), "on the allow list (203.0.113.9)");
    EXPECT_EQ(decide(policy, address("10.8.1.1")).inWords(), "in a trusted network (10.0.0.0/8)");
    EXPECT_EQ(decide(policy, address("8.8.8.8")).inWords(), "outside the trusted networks");
    EXPECT_EQ(decide({.trusted = TrustedNetworks::Anyone}, address("8.8.8.8")).inWords(),
              "anyone may connect");
}

} // namespace
} // namespace tempo::access
