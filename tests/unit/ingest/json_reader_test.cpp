#include "ingest/json_reader.hpp"
#include "ingest/json_writer.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tempo::ingest {
namespace {

using namespace std::string_literals;
using Kind = JsonReadResult::Kind;

JsonReadResult read(std::string_view text) {
    JsonDocument document;
    FaultList faults;
    return readJson(text, 1, document, faults);
}

const std::vector<std::string> kAccepted{
    "0",           "-0",
    "-1.5e+10",    "1E5",
    "\"\"",        R"("\u0000\u00e9\ud83d\udcbe\/\b\f\n\r\t\"\\")",
    "[]",          "{}",
    " [ 1 , 2 ] ", "{\"a\":{\"b\":[{}]}}",
    "\t\r\nnull\n"};

const std::vector<std::string> kRefused{"",
                                        " ",
                                        "nul",
                                        "nulll",
                                        "True",
                                        "+1",
                                        "01",
                                        "-",
                                        "1.",
                                        ".5",
                                        "1e",
                                        "1e+",
                                        "0x1",
                                        "NaN",
                                        "Infinity",
                                        "[1,]",
                                        "[,1]",
                                        "[1 2]",
                                        "[",
                                        "]",
                                        "[}",
                                        "{]",
                                        "{\"a\"}",
                                        "{\"a\":}",
                                        "{\"a\":1,}",
                                        "{a:1}",
                                        "{'a':1}",
                                        "{1:1}",
                                        "{\"a\":1 \"b\":2}",
                                        "\"",
                                        "\"\\",
                                        "\"\\x\"",
                                        "\"\\u12\"",
                                        "\"\\u12g4\"",
                                        "\"\\ud800\"",
                                        "\"\\ud800\\u0041\"",
                                        "\"\\udc00\"",
                                        "\"\n\"",
                                        "\"\xff\"",
                                        "\"\xc0\x80\"",
                                        "\"\xed\xa0\x80\"",
                                        "1 2",
                                        "{}{}",
                                        "/* */1",
                                        "1//",
                                        "\xc2\xa0"
                                        "1"};

TEST(JsonReader, AcceptsJson) {
    for (const auto& text : kAccepted) {
        EXPECT_EQ(read(text).kind, Kind::Complete) << text;
        EXPECT_TRUE(nlohmann::json::accept(text)) << text;
    }
}

TEST(JsonReader, RefusesWhatIsNotJson) {
    for (const auto& text : kRefused) {
        EXPECT_EQ(read(text).kind, Kind::BadSyntax) << text;
        EXPECT_FALSE(nlohmann::json::accept(text)) << text;
    }
}

TEST(JsonReader, ReadsTheSameValuesAsNlohmann) {
    for (const auto& text : kAccepted) {
        JsonDocument document;
        FaultList faults;
        readJson(text, 1, document, faults);
        std::string out;
        appendJson(out, document.root());
        EXPECT_EQ(nlohmann::json::parse(out), nlohmann::json::parse(text)) << text;
    }
}

TEST(JsonReader, RefusesEveryTruncationOfAText) {
    const std::string text = R"({"a":[1.5e3,"x\u00e9",true],"b":{}})";
    for (std::size_t size = 0; size < text.size(); ++size) {
        EXPECT_EQ(read(std::string_view(text).substr(0, size)).kind, Kind::BadSyntax) << size;
    }
}

TEST(JsonReader, NamesLineByteAndReason) {
    EXPECT_EQ(read("[1,\n  2 3]").problem,
              "a comma or a closing bracket is missing (line 2, byte 5)");
    EXPECT_EQ(read("{\"a\":\"\xff\"}").problem, "the text is not valid UTF-8 (line 1, byte 7)");
    EXPECT_EQ(read("[").problem, "the text ends too early (line 1, byte 2)");
    EXPECT_EQ(read("1\0"s).problem, "something follows the JSON (line 1, byte 2)");
}

TEST(JsonReader, AppendsToADocumentThatIsBeingBuilt) {
    JsonDocument document;
    FaultList faults;
    document.open(JsonKind::Object);
    document.addKey("data");
    EXPECT_EQ(readJson("[1,{\"x\":1,\"x\":2}]", 1, document, faults).kind, Kind::Complete);
    document.close();
    std::string out;
    appendJson(out, document.root());
    EXPECT_EQ(out, R"({"data":[1,{"x":1,"x":2}]})");
    const auto found = faults.take();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().pointer, "/data/1/x");
}

} // namespace
} // namespace tempo::ingest
