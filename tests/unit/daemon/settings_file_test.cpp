#include "daemon/settings/settings_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace tempo::daemon {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

Expected<SettingLayer> parse(std::string_view text) {
    return parseSettingsFile("tempo.json", text);
}

std::string refusal(std::string_view text) {
    const auto layer = parse(text);
    return layer ? "accepted" : layer.error().detail;
}

const SettingLayer kPortAndBind{{"ingestion.port", {std::int64_t{7777}, "tempo.json"}},
                                {"ingestion.bind", {std::string("loopback"), "tempo.json"}}};

TEST(SettingsFile, ReadsNestedObjects) {
    EXPECT_EQ(parse(R"({"ingestion": {"port": 7777, "bind": "loopback"}})"), kPortAndBind);
}

TEST(SettingsFile, ReadsDottedNames) {
    EXPECT_EQ(parse(R"({"ingestion.port": 7777, "ingestion.bind": "loopback"})"), kPortAndBind);
}

TEST(SettingsFile, ReadsBothFormsTogether) {
    EXPECT_EQ(parse(R"({"ingestion": {"port": 7777}, "ingestion.bind": "loopback"})"),
              kPortAndBind);
    const auto layer = parse(R"({"ingestion.rate": {"perToken": "off"}})");
    ASSERT_TRUE(layer);
    EXPECT_TRUE(layer->contains("ingestion.rate.perToken"));
}

TEST(SettingsFile, AnEmptyObjectSetsNothing) {
    EXPECT_EQ(parse("{}"), SettingLayer{});
    EXPECT_EQ(parse("{\"ingestion\": {}}"), SettingLayer{});
}

TEST(SettingsFile, NamesTheLineOfAnUnknownName) {
    EXPECT_THAT(refusal("{\n  \"ingestion\": {\n    \"prot\": 7777\n  }\n}"),
                StartsWith("tempo.json, line 3: `ingestion.prot` is not the name of a setting"));
    EXPECT_THAT(refusal(R"({"": 1})"), HasSubstr("is not the name"));
    EXPECT_THAT(refusal(R"({"ingestion.": {"port": 1}})"), HasSubstr("is not the name"));
}

TEST(SettingsFile, NamesTheLineOfAValueThatIsRefused) {
    EXPECT_THAT(refusal("{\n\"ingestion.port\":\n80\n}"),
                StartsWith("tempo.json, line 3: ingestion.port cannot be `80`"));
    EXPECT_THAT(refusal(R"({"ingestion": {"port": null}})"), HasSubstr("cannot be `null`"));
    EXPECT_THAT(refusal(R"({"ingestion": {"port": [1]}})"), HasSubstr("cannot be `[]`"));
    EXPECT_THAT(refusal(R"({"ingestion": {"port": {}}})"), HasSubstr("cannot be `{}`"));
    EXPECT_THAT(refusal(R"({"ingestion": {"port": 1e999}})"), HasSubstr("not valid JSON"));
}

TEST(SettingsFile, RefusesANameThatIsStatedTwice) {
    EXPECT_THAT(refusal("{\"ingestion.port\": 7777,\n\"ingestion.port\": 7778}"),
                StartsWith("tempo.json, line 2: `ingestion.port` is stated twice"));
    EXPECT_THAT(refusal(R"({"ingestion": {"port": 7777}, "ingestion.port": 7777})"),
                HasSubstr("stated twice"));
    EXPECT_THAT(refusal(R"({"ingestion": {"port": 7777}, "ingestion": {}})"),
                HasSubstr("`ingestion` is stated twice"));
}

TEST(SettingsFile, RefusesAGroupThatIsNoObject) {
    EXPECT_THAT(refusal(R"({"ingestion": 7777})"), HasSubstr("`ingestion` must hold"));
    EXPECT_THAT(refusal("[]"), HasSubstr("the file must hold"));
    EXPECT_THAT(refusal("7777"), HasSubstr("the file must hold"));
}

TEST(SettingsFile, NamesTheLineWhereItStopsBeingJson) {
    EXPECT_THAT(refusal("{\n\"ingestion.port\": 7777,\n}"),
                StartsWith("tempo.json, line 3: this is not valid JSON"));
    EXPECT_THAT(refusal(""), HasSubstr("line 1"));
    EXPECT_THAT(refusal("{\"log.level\": \"\xff\"}"), HasSubstr("not valid JSON"));
    EXPECT_THAT(refusal("{} {}"), HasSubstr("not valid JSON"));
    EXPECT_THAT(refusal("{\"log.level\": \"info\""), HasSubstr("not valid JSON"));
}

TEST(SettingsFile, DoesNotRepeatTextThatIsNotASetting) {
    EXPECT_THAT(refusal("tempo-key-1 c2VjcmV0"), testing::Not(HasSubstr("c2V")));
}

TEST(SettingsFile, RefusesAFileThatIsTooLarge) {
    const std::string blank(kSettingsFileSize - 2, ' ');
    EXPECT_TRUE(parse("{" + blank + "}"));
    EXPECT_THAT(refusal("{" + blank + " }"), HasSubstr("has more than 1048576 bytes"));
}

TEST(SettingsFile, EndsOnDeepNestingWithoutExhaustion) {
    EXPECT_THAT(refusal(std::string(kSettingsFileSize, '[')), HasSubstr("the file must hold"));
    EXPECT_THAT(refusal(R"({"ingestion":{"ingestion":{"ingestion":{}}}})"),
                HasSubstr("is not the name"));
}

TEST(SettingsFile, ReadsListsOfRanges) {
    const SettingLayer wanted{{"network.deny", {TextList{"192.0.2.7", "fd00::/8"}, "tempo.json"}},
                              {"network.allow", {TextList{}, "tempo.json"}},
                              {"ingestion.port", {std::int64_t{7777}, "tempo.json"}}};
    EXPECT_EQ(parse(R"({"network": {"deny": ["192.0.2.7", "fd00::/8"], "allow": []},
                        "ingestion.port": 7777})"),
              wanted);
}

TEST(SettingsFile, NamesTheLineOfAListThatIsRefused) {
    EXPECT_THAT(refusal("{\"network.deny\":\n[\"10.0.0.0/8\",\n\"10.0.0.0/33\"]}"),
                StartsWith("tempo.json, line 3: network.deny stays as it is, because one of its "
                           "rules is wrong: \"10.0.0.0/33\""));
    EXPECT_THAT(refusal(R"({"network.deny": "10.0.0.0/8"})"), HasSubstr("network.deny cannot be"));
    EXPECT_THAT(refusal(R"({"network.deny": ["10.0.0.0/8", 7]})"), HasSubstr("cannot be"));
    EXPECT_THAT(refusal(R"({"network.deny": [["10.0.0.0/8"]]})"), HasSubstr("cannot be `[[]]`"));
    EXPECT_THAT(refusal(R"({"network.deny": [{"network.deny": []}]})"),
                HasSubstr("cannot be `[{}]`"));
    EXPECT_THAT(refusal(R"({"network": ["10.0.0.0/8"]})"), HasSubstr("`network` must hold"));
    EXPECT_THAT(refusal(R"({"network.deny": ["10.0.0.0/8")"), HasSubstr("not valid JSON"));
}

} // namespace
} // namespace tempo::daemon
