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
                                   .trustedNetworksOnly = true,
                                   .retention = std::nullopt,
                                   .auditRetention = std::nullopt,
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

} // namespace
} // namespace tempo::daemon
