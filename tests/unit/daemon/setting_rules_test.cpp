#include "daemon/settings/setting_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace tempo::daemon {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

const SettingDefinition& setting(std::string_view name) {
    return **requireSetting(name);
}

Expected<SettingValue> readText(std::string_view name, std::string_view text) {
    return readSettingText(setting(name), text);
}

Expected<SettingValue> readJson(std::string_view name, const json& value) {
    return readSettingJson(setting(name), value);
}

TEST(SettingRules, ReadNumbersInTheirRange) {
    EXPECT_EQ(readText("ingestion.port", "1024"), SettingValue(std::int64_t{1024}));
    EXPECT_EQ(readText("ingestion.port", " 65535\n"), SettingValue(std::int64_t{65535}));
    EXPECT_EQ(readJson("ingestion.port", 7777), SettingValue(std::int64_t{7777}));
}

TEST(SettingRules, AcceptZeroOnlyWhereItHasAMeaning) {
    EXPECT_EQ(readText("ingestion.port", "0"), SettingValue(std::int64_t{0}));
    EXPECT_EQ(readText("retention.days", "0"), SettingValue(std::int64_t{0}));
    EXPECT_FALSE(readText("ingestion.connections.total", "0"));
}

TEST(SettingRules, RefuseNumbersOutOfRange) {
    for (const auto* text : {"1", "1023", "65536", "-1", "99999999999999999999"}) {
        EXPECT_FALSE(readText("ingestion.port", text)) << text;
    }
    EXPECT_FALSE(readJson("ingestion.port", 18446744073709551615U));
}

TEST(SettingRules, RefuseWhatIsNotQuiteANumber) {
    for (const auto* text : {"", " ", "77 77", "7777x", "0x1e61", "7e3", "7777.0", "+7777"}) {
        EXPECT_FALSE(readText("ingestion.port", text)) << text;
    }
    EXPECT_FALSE(readJson("ingestion.port", 7777.0));
}

TEST(SettingRules, ReadBooleansFromTheUsualWords) {
    for (const auto* text : {"true", "on", "yes", "1"}) {
        EXPECT_EQ(readText("network.trustedOnly", text), SettingValue(true)) << text;
    }
    for (const auto* text : {"false", "off", "no", "0"}) {
        EXPECT_EQ(readText("network.trustedOnly", text), SettingValue(false)) << text;
    }
    EXPECT_FALSE(readText("network.trustedOnly", "TRUE"));
    EXPECT_FALSE(readText("network.trustedOnly", "maybe"));
}

TEST(SettingRules, ReadARateAsANumberOrOff) {
    EXPECT_EQ(readText("ingestion.rate.perToken", "off"), SettingValue(std::string("off")));
    EXPECT_EQ(readText("ingestion.rate.perToken", "1000000"), SettingValue(std::int64_t{1000000}));
    EXPECT_EQ(readJson("ingestion.rate.perToken", "off"), SettingValue(std::string("off")));
    EXPECT_FALSE(readText("ingestion.rate.perToken", "0"));
    EXPECT_FALSE(readText("ingestion.rate.perToken", "1000001"));
    EXPECT_FALSE(readText("ingestion.rate.perToken", "none"));
    EXPECT_FALSE(readJson("ingestion.rate.perToken", false));
}

TEST(SettingRules, ReadOneOfTheWordsOfAChoice) {
    EXPECT_EQ(readText("ingestion.bind", "loopback"), SettingValue(std::string("loopback")));
    EXPECT_FALSE(readText("ingestion.bind", "LAN"));
    EXPECT_FALSE(readText("ingestion.bind", ""));
}

TEST(SettingRules, ReadTextOfBoundedLengthWithoutControlCharacters) {
    EXPECT_EQ(readJson("control.ownerGroup", ""), SettingValue(std::string()));
    EXPECT_EQ(readJson("control.ownerGroup", "tempo"), SettingValue(std::string("tempo")));
    EXPECT_FALSE(readJson("control.ownerGroup", std::string(33, 'x')));
    EXPECT_FALSE(readJson("control.ownerGroup", "tem\npo"));
}

TEST(SettingRules, RefuseJsonOfAnotherType) {
    for (const auto& value :
         {json(nullptr), json("7777"), json(true), json::array(), json::object()}) {
        EXPECT_FALSE(readJson("ingestion.port", value)) << value;
    }
    EXPECT_FALSE(readJson("network.trustedOnly", 1));
    EXPECT_FALSE(readJson("network.trustedOnly", "true"));
}

TEST(SettingRules, SayWhatWasWrittenAndWhatIsAccepted) {
    const auto port = readJson("ingestion.port", "80").error();
    EXPECT_EQ(port.code, ErrorCode::InvalidInput);
    EXPECT_EQ(port.detail, "ingestion.port cannot be `\"80\"`; it must be 0 (takes a free port) or "
                           "1024 to 65535.");
    EXPECT_THAT(readText("log.level", "loud").error().detail,
                AllOf(HasSubstr("log.level"), HasSubstr("`loud`"),
                      HasSubstr("debug, info, warning or error")));
    EXPECT_THAT(readText("ingestion.rate.perToken", "x").error().detail,
                HasSubstr("off or 1 to 1000000 events a minute"));
}

TEST(SettingRules, KeepAHostileValueOnOneShortLine) {
    const auto error = readText("log.level", "a\x1b[2J\n" + std::string(10000, 'x')).error();
    EXPECT_LT(error.detail.size(), 200U);
    EXPECT_EQ(error.detail.find_first_of("\x1b\n"), std::string::npos);
}

TEST(SettingRules, NameASettingThatDoesNotExist) {
    const auto error = requireSetting("ingestion.prot").error();
    EXPECT_EQ(error.code, ErrorCode::NotFound);
    EXPECT_THAT(error.detail, HasSubstr("`ingestion.prot`"));
}

TEST(SettingRules, ReadAddressesAndNetworksBetweenCommas) {
    EXPECT_EQ(readText("network.deny", ""), SettingValue(TextList{}));
    EXPECT_EQ(readText("network.deny", "192.0.2.7"), SettingValue(TextList{"192.0.2.7"}));
    EXPECT_EQ(readText("network.deny", " 10.0.0.0/8 ,fd00::/8\n"),
              SettingValue(TextList{"10.0.0.0/8", "fd00::/8"}));
    EXPECT_EQ(readJson("network.deny", {"10.0.0.0/8", "fd00::/8"}),
              SettingValue(TextList{"10.0.0.0/8", "fd00::/8"}));
}

TEST(SettingRules, WriteRangesInOneFormAndOnce) {
    EXPECT_EQ(readJson("network.allow", {"::ffff:192.0.2.0/120", "192.0.2.0/24", "FD00:0::/8"}),
              SettingValue(TextList{"192.0.2.0/24", "fd00::/8"}));
}

TEST(SettingRules, RefuseAListOfRangesWholeAndNameTheRule) {
    const auto refused = readText("network.deny", "10.0.0.0/8,192.0.2.0/33,fd00::/8");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(refused.error().detail,
                AllOf(HasSubstr("network.deny"), HasSubstr("\"192.0.2.0/33\"")));
    EXPECT_FALSE(readText("network.deny", "10.0.0.0/8,,fd00::/8"));
    EXPECT_FALSE(readText("network.deny", "nas.lan"));
    EXPECT_THAT(readText("network.deny", "192.0.2.1/24").error().detail, HasSubstr("192.0.2.0/24"));
}

TEST(SettingRules, RefuseAListOfAnythingElse) {
    EXPECT_FALSE(readJson("network.deny", "10.0.0.0/8"));
    EXPECT_FALSE(readJson("network.deny", json::array({1})));
    EXPECT_FALSE(readJson("network.deny", json::array({json::array({"10.0.0.0/8"})})));
    EXPECT_FALSE(readJson("network.deny", json::object()));
    EXPECT_FALSE(readJson("log.level", json::array({"info"})));
}

TEST(SettingRules, BoundTheNumberOfRanges) {
    json many = json::array();
    for (int i = 0; i <= 1000; ++i) {
        many.push_back("10.0." + std::to_string(i / 256) + "." + std::to_string(i % 256));
    }
    EXPECT_THAT(readJson("network.deny", many).error().detail, HasSubstr("at most 1000"));
    many.erase(0);
    EXPECT_TRUE(readJson("network.deny", many));
}

} // namespace
} // namespace tempo::daemon
