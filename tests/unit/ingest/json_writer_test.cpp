#include "ingest/fault_list.hpp"
#include "ingest/json_reader.hpp"
#include "ingest/json_writer.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace tempo::ingest {
namespace {

std::string rewritten(std::string_view json) {
    JsonDocument document;
    FaultList faults;
    EXPECT_EQ(readJson(json, 1, document, faults).kind, JsonReadResult::Kind::Complete) << json;
    std::string out;
    appendJson(out, document.root());
    return out;
}

TEST(JsonWriter, WritesCompactlyInTheSameOrder) {
    EXPECT_EQ(rewritten(" { \"b\" : [ 1 , { } , [ ] , [ [ 2 ] ] ] , \"a\" : null } "),
              R"({"b":[1,{},[],[[2]]],"a":null})");
    EXPECT_EQ(rewritten("true"), "true");
    EXPECT_EQ(rewritten("\"x\""), "\"x\"");
}

TEST(JsonWriter, WritesEveryCharacterSoThatItIsReadBackTheSame) {
    std::string text;
    for (int c = 0; c < 128; ++c) {
        text += static_cast<char>(c);
    }
    text += "\xc3\xa9\xf0\x9f\x92\xbe";
    std::string json;
    appendJsonString(json, text);
    EXPECT_EQ(nlohmann::json::parse(json).get<std::string>(), text);
    EXPECT_EQ(rewritten(json), json);
}

TEST(JsonWriter, EscapesWhatHasToBeInTextsOfOneCharacter) {
    for (int c = 0; c < 128; ++c) {
        const std::string text{static_cast<char>(c)};
        std::string json;
        appendJsonString(json, text);
        EXPECT_EQ(json, nlohmann::json(text).dump()) << c;
    }
}

TEST(JsonWriter, ReplacesWhatIsNotUtf8) {
    std::string json;
    appendJsonString(json, "a\xff");
    EXPECT_EQ(json, "\"a\xef\xbf\xbd\"");
}

TEST(JsonWriter, JoinsMembersWithCommas) {
    JsonDocument document;
    FaultList faults;
    readJson(R"({"a":{"x":1},"b":"{"})", 1, document, faults);
    std::string out = "{";
    for (const auto member : document.root().children()) {
        appendJsonMember(out, member);
    }
    EXPECT_EQ(out, R"({"a":{"x":1},"b":"{")");
}

} // namespace
} // namespace tempo::ingest
