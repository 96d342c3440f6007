#include "daemon/settings/setting_definitions.hpp"
#include "daemon/settings/setting_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace tempo::daemon {
namespace {

TEST(SettingDefinitions, HaveDefaultsThatTheyAcceptThemselves) {
    for (const auto& definition : settingDefinitions()) {
        EXPECT_TRUE(checkSetting(definition, defaultValue(definition))) << definition.name;
    }
}

TEST(SettingDefinitions, HaveNamesAndVariablesThatAreUnique) {
    std::set<std::string> names;
    std::set<std::string> variables;
    for (const auto& definition : settingDefinitions()) {
        EXPECT_TRUE(names.emplace(definition.name).second) << definition.name;
        EXPECT_TRUE(variables.insert(environmentName(definition.name)).second) << definition.name;
    }
}

TEST(SettingDefinitions, AreDescribed) {
    for (const auto& definition : settingDefinitions()) {
        EXPECT_FALSE(definition.description.empty()) << definition.name;
        EXPECT_FALSE(acceptedValues(definition).empty()) << definition.name;
    }
}

TEST(SettingDefinitions, AreFoundByTheirWholeNameOnly) {
    ASSERT_NE(findSetting("ingestion.port"), nullptr);
    EXPECT_EQ(findSetting("ingestion.port")->name, "ingestion.port");
    EXPECT_EQ(findSetting("ingestion"), nullptr);
    EXPECT_EQ(findSetting("ingestion.Port"), nullptr);
    EXPECT_EQ(findSetting(""), nullptr);
}

TEST(SettingDefinitions, NameTheirEnvironmentVariables) {
    EXPECT_EQ(environmentName("ingestion.port"), "TEMPO_INGESTION_PORT");
    EXPECT_EQ(environmentName("ingestion.rate.perToken"), "TEMPO_INGESTION_RATE_PER_TOKEN");
    EXPECT_EQ(environmentName("network.trustedOnly"), "TEMPO_NETWORK_TRUSTED_ONLY");
}

} // namespace
} // namespace tempo::daemon
