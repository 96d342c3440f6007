#include "daemon/settings/settings_environment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace tempo::daemon {
namespace {

using testing::HasSubstr;

Expected<SettingLayer> read(std::vector<const char*> entries) {
    entries.push_back(nullptr);
    return readSettingsEnvironment(entries.data());
}

TEST(SettingsEnvironment, ReadsSettingsByTheirVariables) {
    const auto layer =
        read({"HOME=/root", "TEMPO_INGESTION_PORT=7777", "TEMPO_INGESTION_RATE_PER_TOKEN=off"});
    ASSERT_TRUE(layer);
    const SettingLayer wanted{
        {"ingestion.port", {std::int64_t{7777}, "TEMPO_INGESTION_PORT"}},
        {"ingestion.rate.perToken", {std::string("off"), "TEMPO_INGESTION_RATE_PER_TOKEN"}}};
    EXPECT_EQ(*layer, wanted);
}

TEST(SettingsEnvironment, LeavesOtherVariablesAlone) {
    const auto layer = read({"TEMPO_DATA_DIR=/x", "TEMPO_CONFIG_DIR=/x", "TEMPO_SOCKET=/x",
                             "TEMPO_ENCRYPTION_KEY_FILE=/x", "TEMPO_TOKEN=x", "TEMPO_HOST=x",
                             "TEMPO_LOGO=x", "INGESTION_PORT=1", "TEMPO_INGESTION_PORT", "="});
    ASSERT_TRUE(layer);
    EXPECT_TRUE(layer->empty());
}

TEST(SettingsEnvironment, RefusesAVariableThatLooksLikeASettingAndIsNone) {
    for (const auto* entry : {"TEMPO_INGESTION_PROT=7777", "TEMPO_LOG=debug", "TEMPO_NETWORK_X="}) {
        const auto layer = read({entry});
        ASSERT_FALSE(layer) << entry;
        const std::string variable(entry, std::string_view(entry).find('='));
        EXPECT_THAT(layer.error().detail, HasSubstr(variable + " names no setting"));
    }
}

TEST(SettingsEnvironment, NamesTheVariableOfAValueThatIsRefused) {
    const auto layer = read({"TEMPO_INGESTION_PORT="});
    ASSERT_FALSE(layer);
    EXPECT_EQ(layer.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(layer.error().detail, HasSubstr("TEMPO_INGESTION_PORT: ingestion.port cannot be"));
}

TEST(SettingLayer, LetsALaterOptionReplaceAnEarlierOne) {
    SettingLayer layer;
    ASSERT_TRUE(addSettingText(layer, "ingestion.port", "7777", "--port"));
    ASSERT_TRUE(addSettingText(layer, "ingestion.port", "7778", "--set"));
    EXPECT_EQ(layer.at("ingestion.port"), (SourcedValue{std::int64_t{7778}, "--set"}));
}

TEST(SettingLayer, NamesTheOptionOfAnUnknownSetting) {
    SettingLayer layer;
    const auto added = addSettingText(layer, "no.such", "1", "--set");
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, ErrorCode::NotFound);
    EXPECT_THAT(added.error().detail, HasSubstr("--set: `no.such`"));
}

TEST(SettingsEnvironment, ReadsListsBetweenCommas) {
    const auto layer = read({"TEMPO_NETWORK_PROXIES=127.0.0.1, ::1", "TEMPO_NETWORK_DENY="});
    ASSERT_TRUE(layer);
    const SettingLayer wanted{
        {"network.proxies", {TextList{"127.0.0.1", "::1"}, "TEMPO_NETWORK_PROXIES"}},
        {"network.deny", {TextList{}, "TEMPO_NETWORK_DENY"}}};
    EXPECT_EQ(*layer, wanted);
}

} // namespace
} // namespace tempo::daemon
