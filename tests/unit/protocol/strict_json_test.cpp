#include "protocol/strict_json.hpp"

#include <gmock/gmock.h>

#include <string>

namespace tempo::protocol {
namespace {

using testing::HasSubstr;

std::string faultOf(std::string_view text) {
    const auto json = parseStrictJson(text);
    return json ? "" : json.error().detail;
}

TEST(StrictJson, BuildsTheSameValueAsThePlainParser) {
    const std::string text = R"( {"a":[1,-2,2.5,true,null,"\u00e9"],"b":{"c":{}},"d":[[],[{}]]} )";
    const auto json = parseStrictJson(text);
    ASSERT_TRUE(json);
    EXPECT_EQ(*json, nlohmann::json::parse(text));
}

TEST(StrictJson, RefusesAKeyThatComesTwiceAtAnyDepth) {
    EXPECT_THAT(faultOf(R"({"a":1,"a":1})"), HasSubstr("twice"));
    EXPECT_THAT(faultOf(R"([{"b":{"a":1,"x":[],"a":{}}}])"), HasSubstr("twice"));
    EXPECT_EQ(faultOf(R"([{"a":1},{"a":1}])"), "");
}

TEST(StrictJson, RefusesWhatIsTooDeep) {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    EXPECT_EQ(faultOf(nested(kJsonDepth)), "");
    EXPECT_THAT(faultOf(nested(kJsonDepth + 1)), HasSubstr("deeper"));
    EXPECT_THAT(faultOf(std::string(1'000'000, '[')), HasSubstr("deeper"));
}

TEST(StrictJson, SaysWhereItStopsBeingJsonWithoutQuotingIt) {
    EXPECT_EQ(faultOf(R"({"secret":x})"), "it is not JSON at byte 11");
    EXPECT_THAT(faultOf(""), HasSubstr("not JSON"));
    EXPECT_THAT(faultOf("{} {}"), HasSubstr("not JSON"));
    EXPECT_THAT(faultOf("\"\xff\""), HasSubstr("not JSON"));
    EXPECT_THAT(faultOf("1e999"), HasSubstr("not JSON"));
}

} // namespace
} // namespace tempo::protocol
