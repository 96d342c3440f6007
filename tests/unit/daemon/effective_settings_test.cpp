#include "daemon/settings/effective_settings.hpp"
#include "daemon/settings/settings.hpp"

#include <gtest/gtest.h>

namespace tempo::daemon {
namespace {

using namespace std::chrono_literals;

TEST(EffectiveSettings, AreTheDocumentedDefaultsWithoutAnyLayer) {
    const EffectiveSettings wanted{.ingestionEnabled = true,
                                   .ingestionPort = 7776,
                                   .ingestionBind = BindScope::Lan,
                                   .tlsEnabled = false,
                                   .tlsPort = 8776,
                                   .ratePerToken = 120,
                                   .failedAuthenticationsPerMinute = 20,
                                   .bodyBytes = 4194304,
                                   .connectionsTotal = 1024,
                                   .connectionsPerAddress = 128,
                                   .headerTimeout = 10s,
                                   .bodyTimeout = 30s,
                                   .idleTimeout = 75s,
                                   .network = {},
                                   .retention = std::nullopt,
                                   .imageRetention = std::chrono::days(1),
                                   .triageRules = {},
                                   .auditRetention = std::nullopt,
                                   .backupInterval = std::nullopt,
                                   .backupsKept = 7,
                                   .backupFolder = "",
                                   .logLevel = LogLevel::Info,
                                   .logRequests = true,
                                   .ownerGroup = "",
                                   .viewerGroup = ""};
    EXPECT_EQ(effectiveSettings(Settings({})), wanted);
}

TEST(EffectiveSettings, FollowWhatIsStored) {
    Settings settings({});
    ASSERT_TRUE(settings.store("ingestion.rate.perToken", std::string("off")));
    ASSERT_TRUE(settings.store("ingestion.bind", std::string("loopback")));
    ASSERT_TRUE(settings.store("retention.days", std::int64_t{30}));
    ASSERT_TRUE(settings.store("log.level", std::string("error")));
    ASSERT_TRUE(settings.store("ingestion.port", std::int64_t{65535}));
    const auto effective = effectiveSettings(settings);
    EXPECT_EQ(effective.ratePerToken, std::nullopt);
    EXPECT_EQ(effective.ingestionBind, BindScope::Loopback);
    EXPECT_EQ(effective.retention, std::chrono::days(30));
    EXPECT_EQ(effective.logLevel, LogLevel::Error);
    EXPECT_EQ(effective.ingestionPort, 65535);
}

TEST(EffectiveSettings, MakeThePolicyOfItsLists) {
    Settings settings({});
    ASSERT_TRUE(settings.store("network.deny", TextList{"10.9.0.0/16"}));
    ASSERT_TRUE(settings.store("network.allow", TextList{"203.0.113.9"}));
    ASSERT_TRUE(settings.store("network.proxies", TextList{"127.0.0.1", "::1"}));
    ASSERT_TRUE(settings.store("network.trustedOnly", false));
    const auto policy = effectiveSettings(settings).network;
    EXPECT_EQ(policy.deny, access::parseRanges({"10.9.0.0/16"}).value());
    EXPECT_EQ(policy.allow, access::parseRanges({"203.0.113.9"}).value());
    EXPECT_EQ(policy.proxies, access::parseRanges({"127.0.0.1", "::1"}).value());
    EXPECT_EQ(policy.trusted, access::TrustedNetworks::Anyone);
}

} // namespace
} // namespace tempo::daemon
