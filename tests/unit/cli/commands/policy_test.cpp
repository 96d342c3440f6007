#include "unit/cli/fake_daemon.hpp"

#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using testing::FakeDaemon;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::run;

protocol::PolicyRules rules() {
    return {.deny = {"192.168.1.66"},
            .allow = {"203.0.113.0/24"},
            .proxies = {"127.0.0.1"},
            .trustedOnly = true,
            .trustedNetworks = {"10.0.0.0/8"}};
}

TEST(Policy, ListsEveryRuleInTheOrderOfAsking) {
    FakeDaemon daemon;
    daemon.answerWith("policy.list", rules());
    const auto outcome = run(daemon, {"policy", "list"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    const auto at = [&outcome](const char* text) {
        return outcome.out.find(text);
    };
    EXPECT_LT(at("192.168.1.66"), at("203.0.113.0/24"));
    EXPECT_LT(at("203.0.113.0/24"), at("10.0.0.0/8"));
    EXPECT_LT(at("10.0.0.0/8"), at("network.trustedOnly is true"));
    EXPECT_LT(at("network.trustedOnly is true"), at("127.0.0.1"));
    EXPECT_LT(at("127.0.0.1"), std::string::npos);
}

TEST(Policy, SaysWhenEveryoneMayConnect) {
    FakeDaemon daemon;
    auto open = rules();
    open.trustedOnly = false;
    daemon.answerWith("policy.list", open);
    EXPECT_THAT(run(daemon, {"policy", "list"}).out, HasSubstr("network.trustedOnly is false"));
}

TEST(Policy, AddsToTheNamedList) {
    FakeDaemon daemon;
    daemon.answerWith("policy.add", protocol::PolicyChange{.range = "192.0.2.0/24"});
    const auto outcome = run(daemon, {"policy", "add", "deny", "192.0.2.0/24"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "192.0.2.0/24 is now on the deny list.\n");
    EXPECT_EQ(daemon.onlyCall("policy.add"),
              protocol::Json({{"list", "deny"}, {"range", "192.0.2.0/24"}}));
}

TEST(Policy, RemovesFromTheNamedList) {
    FakeDaemon daemon;
    daemon.answerWith("policy.remove", protocol::PolicyChange{.range = "::1"});
    const auto outcome = run(daemon, {"policy", "remove", "proxy", "::1"});
    EXPECT_EQ(outcome.err, "::1 is no longer on the proxy list.\n");
    EXPECT_EQ(daemon.onlyCall("policy.remove"),
              protocol::Json({{"list", "proxy"}, {"range", "::1"}}));
}

TEST(Policy, PassesWarningsOn) {
    FakeDaemon daemon;
    daemon.answerWith("policy.add", protocol::PolicyChange{.range = "::1", .warnings = {"Mind."}});
    EXPECT_THAT(run(daemon, {"policy", "add", "deny", "::1"}).err, HasSubstr("Warning: Mind.\n"));
}

TEST(Policy, KnowsNoOtherList) {
    FakeDaemon daemon;
    EXPECT_EQ(run(daemon, {"policy", "add", "block", "::1"}).exit, ExitCode::Usage);
    EXPECT_EQ(run(daemon, {"policy", "add", "deny"}).exit, ExitCode::Usage);
}

TEST(Policy, TellsByTheExitCodeWhetherAnAddressMayConnect) {
    FakeDaemon daemon;
    daemon.answerWith("policy.test",
                      protocol::PolicyVerdict{.address = "10.1.2.3",
                                              .allowed = true,
                                              .reason = "in a trusted network (10.0.0.0/8)"});
    auto outcome = run(daemon, {"policy", "test", "10.1.2.3"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_EQ(outcome.out, "10.1.2.3 may connect: in a trusted network (10.0.0.0/8).\n");
    daemon.answerWith("policy.test",
                      protocol::PolicyVerdict{.address = "8.8.8.8", .reason = "outside"});
    outcome = run(daemon, {"policy", "test", "8.8.8.8"});
    EXPECT_EQ(outcome.exit, ExitCode::Refused);
    EXPECT_EQ(outcome.out, "8.8.8.8 may not connect: outside.\n");
    EXPECT_THAT(outcome.out, Not(HasSubstr("proxy")));
}

} // namespace
} // namespace tempo::cli
