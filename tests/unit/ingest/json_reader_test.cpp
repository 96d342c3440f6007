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

/// What the document holds after reading.
std::string afterReading(std::string_view text) {
    JsonDocument document;
    FaultList faults;
    readJson(text, 1, document, faults);
    std::string out;
    appendJson(out, document.root());
    return out;
}

/// The faults of a text that is JSON but breaks a rule.
std::vector<Fault> faultsOf(std::string_view text, Kind kind) {
    JsonDocument document;
    FaultList faults;
    EXPECT_EQ(readJson(text, 1, document, faults).kind, kind);
    return faults.take();
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
    }
}

TEST(JsonReader, RefusesWhatIsNotJson) {
    for (const auto& text : kRefused) {
        EXPECT_EQ(read(text).kind, Kind::BadSyntax) << text;
    }
}

TEST(JsonReader, LosesNothingOfWhatItReads) {
    for (const auto& text : kAccepted) {
        EXPECT_EQ(nlohmann::json::parse(afterReading(text)), nlohmann::json::parse(text)) << text;
    }
}

TEST(JsonReader, KeepsTheDigitsOfNumbers) {
    for (const std::string text :
         {"0", "-0", "-7", "18446744073709551615", "-9223372036854775808", "1.50", "-0.0", "1E+2",
          "1e-300", "0.1000000000000000055511151231257827"}) {
        EXPECT_EQ(afterReading(text), text);
    }
}

TEST(JsonReader, RefusesEveryTruncationOfAText) {
    const std::string text = R"({"a":[1.5e3,"x\u00e9",true],"b":{}})";
    for (std::size_t size = 0; size < text.size(); ++size) {
        EXPECT_EQ(read(std::string_view(text).substr(0, size)).kind, Kind::BadSyntax) << size;
    }
}

TEST(JsonReader, NamesLineByteAndReason) {
    EXPECT_EQ(read("[1,\n  2 3]").problem, "what stands here does not fit (line 2, byte 5)");
    EXPECT_EQ(read("{\"a\":\"\xff\"}").problem, "the text is not valid UTF-8 (line 1, byte 7)");
    EXPECT_EQ(read("[").problem, "the text ends too early (line 1, byte 2)");
    EXPECT_EQ(read("").problem, "the text ends too early (line 1, byte 1)");
    EXPECT_EQ(read("\xef\xbb\xbf]").problem, "what stands here does not fit (line 1, byte 4)");
}

TEST(JsonReader, RefusesANulWhereverItStands) {
    EXPECT_EQ(read("1\n\0"s).problem, "the text holds a NUL byte (line 2, byte 1)");
    for (const auto& text : {"\0"s, "\0{}"s, "{}\0"s, "{}\0x"s, "\"\0\""s, "[1,\0 2]"s}) {
        EXPECT_EQ(read(text).kind, Kind::BadSyntax);
    }
}

TEST(JsonReader, NeverQuotesTheText) {
    for (const auto& text : {"{\"secret\":secret}"s, "[\"secret\" 1]"s, "\"secret\n\""s,
                             "{\"a\":\"secret\",}"s, "{\"secret\" \"secret\"}"s}) {
        const auto result = read(text);
        EXPECT_EQ(result.kind, Kind::BadSyntax) << text;
        EXPECT_EQ(result.problem.find("secret"), std::string::npos) << text;
    }
}

TEST(JsonReader, NamesEveryNumberThatCannotBeKept) {
    const auto text = "[18446744073709551616,-9223372036854775809,1e-999,1." +
                      std::string(200, '1') + ",{\"a\":" + std::string(400, '9') + "}]";
    const auto found = faultsOf(text, Kind::Complete);
    ASSERT_EQ(found.size(), 5U);
    EXPECT_EQ(found[0], (Fault{"/0", "An integer of more than 64 bits; send it as a string."}));
    EXPECT_EQ(found[1], (Fault{"/1", "An integer of more than 64 bits; send it as a string."}));
    EXPECT_EQ(found[2],
              (Fault{"/2", "A number beyond the range of a double; send it as a string."}));
    EXPECT_EQ(found[3],
              (Fault{"/3", "A number of more than 128 characters; send it as a string."}));
    EXPECT_EQ(found[4], (Fault{"/4/a", "An integer of more than 64 bits; send it as a string."}));
}

TEST(JsonReader, ReadsOnAfterANumberTooLargeForADouble) {
    const auto found = faultsOf("{\"a\":[0,-1e999],\"b\":18446744073709551616}", Kind::Complete);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0],
              (Fault{"/a/1", "A number beyond the range of a double; send it as a string."}));
    EXPECT_EQ(found[1].pointer, "/b");
}

TEST(JsonReader, EndsAtAnExponentTooLargeToBeRead) {
    for (const auto* const number : {"1e99999999999", "-2.5E+99999999999", "1e-99999999999"}) {
        const auto found =
            faultsOf("{\"a\":[0," + std::string(number) + "],\"b\":01}", Kind::BrokenRule);
        ASSERT_EQ(found.size(), 1U) << number;
        EXPECT_EQ(found[0],
                  (Fault{"/a/1", "A number beyond the range of a double; send it as a string."}));
    }
}

TEST(JsonReader, JoinsThePartsOfATextWithEscapes) {
    std::string text;
    std::string expected;
    for (int i = 0; i < 3000; ++i) {
        text += "\\u00e4b\\n";
        expected += "\u00e4b\n";
    }
    JsonDocument document;
    FaultList faults;
    ASSERT_EQ(readJson("{\"" + text + "\":\"" + text + "\",\"c\":\"d\"}", 1, document, faults).kind,
              Kind::Complete);
    auto member = document.root().children().begin();
    EXPECT_EQ((*member).key(), expected);
    EXPECT_EQ((*member).text(), expected);
    ++member;
    EXPECT_EQ((*member).key(), "c");
    EXPECT_EQ((*member).text(), "d");
}

TEST(JsonReader, BoundsDepth) {
    const std::string opening(kJsonDepth, '[');
    EXPECT_EQ(read(opening + std::string(kJsonDepth, ']')).kind, Kind::Complete);
    const auto found = faultsOf(opening + "[", Kind::BrokenRule);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].detail, "Nested deeper than 32 levels.");
}

TEST(JsonReader, BoundsValues) {
    std::string text = "[0";
    for (std::size_t i = 2; i < kJsonValues; ++i) {
        text += ",0";
    }
    EXPECT_EQ(read(text + "]").kind, Kind::Complete);
    for (const auto* const more : {",0]", ",[]]", ",1e999]"}) {
        const auto found = faultsOf(text + more, Kind::BrokenRule);
        ASSERT_EQ(found.size(), 1U) << more;
        EXPECT_EQ(found[0].pointer, "") << more;
    }
}

TEST(JsonReader, BoundsLineBreaksAndTabs) {
    EXPECT_EQ(read("[" + std::string(kJsonLayout, '\n') + "]").kind, Kind::Complete);
    EXPECT_EQ(read("[" + std::string(kJsonLayout + 1, ' ') + "]").kind, Kind::Complete);
    EXPECT_EQ(faultsOf("[" + std::string(kJsonLayout + 1, '\t') + "]", Kind::BrokenRule).size(),
              1U);
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
