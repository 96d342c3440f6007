#include "cli/event_source.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace tempo::cli {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Read {
    std::vector<json> events;
    std::vector<std::uint64_t> lines;
    std::string fault;
};

Read readAll(const std::string& text) {
    std::istringstream in(text);
    EventSource source(in);
    Read read;
    for (;;) {
        auto sourced = source.next();
        if (!sourced) {
            read.fault = sourced.error().detail;
            return read;
        }
        if (!*sourced) {
            return read;
        }
        read.events.push_back((*sourced)->event);
        read.lines.push_back((*sourced)->line);
    }
}

TEST(EventSource, ReadsJsonLines) {
    const auto read = readAll("{\"id\":\"a\"}\n\n{\"id\":\"}{\\\"\"}\n");
    EXPECT_THAT(read.events, ElementsAre(json{{"id", "a"}}, json{{"id", "}{\""}}));
    EXPECT_THAT(read.lines, ElementsAre(1, 3));
    EXPECT_EQ(read.fault, "");
}

TEST(EventSource, ReadsAJsonListHoweverItIsWritten) {
    const auto read = readAll("[\n{\"id\":\"a\"},\n{\n \"id\": [1, {}]\n}\n]\n");
    EXPECT_THAT(read.events, ElementsAre(json{{"id", "a"}}, json{{"id", {1, json::object()}}}));
    EXPECT_THAT(read.lines, ElementsAre(2, 3));
    EXPECT_EQ(read.fault, "");
    EXPECT_THAT(readAll("[]").events, IsEmpty());
    EXPECT_EQ(readAll("[ ]").fault, "");
}

TEST(EventSource, ReadsANulInCsv) {
    using namespace std::string_literals;
    const auto read = readAll("id,title\r\na,b\0c\r\nd,\"e\0\"\"f\"\r\n"s);
    EXPECT_EQ(read.fault, "");
    EXPECT_THAT(read.events, ElementsAre(json{{"id", "a"}, {"title", "b\0c"s}},
                                         json{{"id", "d"}, {"title", "e\0\"f"s}}));
}

TEST(EventSource, ReadsCsvByItsColumnNames) {
    const auto read = readAll("id,title,revision,needsAttention,metadata,subtitle\r\n"
                              "a,\"Say \"\"hi\"\",\nthen go\",2,false,\"{\"\"k\"\":[1]}\",\r\n"
                              "b,12,1,true,{},x\r\n");
    EXPECT_EQ(read.fault, "");
    EXPECT_THAT(read.events, ElementsAre(json{{"id", "a"},
                                              {"title", "Say \"hi\",\nthen go"},
                                              {"revision", 2},
                                              {"needsAttention", false},
                                              {"metadata", {{"k", {1}}}}},
                                         json{{"id", "b"},
                                              {"title", "12"},
                                              {"revision", 1},
                                              {"needsAttention", true},
                                              {"metadata", json::object()},
                                              {"subtitle", "x"}}));
    EXPECT_THAT(read.lines, ElementsAre(2, 4));
}

TEST(EventSource, HoldsNothingWhereThereIsNothing) {
    EXPECT_THAT(readAll("").events, IsEmpty());
    EXPECT_EQ(readAll(" \n\n").fault, "");
}

TEST(EventSource, NamesTheLineThatIsBroken) {
    EXPECT_THAT(readAll("{\"id\":1}\n{\"id\":").fault, HasSubstr("line 2 ends in the middle"));
    EXPECT_THAT(readAll("{\"id\":1}\nx").fault, HasSubstr("line 2 has something else"));
    EXPECT_THAT(readAll("\n{\"id\":x}").fault, HasSubstr("line 2 is not JSON"));
    EXPECT_THAT(readAll("[{}\n{}]").fault, HasSubstr("line 2 has neither"));
    EXPECT_THAT(readAll("[{},").fault, HasSubstr("line 1 has something else"));
    EXPECT_THAT(readAll("id,title\na\n").fault, HasSubstr("line 2 has 1 cells"));
    EXPECT_THAT(readAll("id,title\na,\"b\n").fault, HasSubstr("begins on line 2"));
    EXPECT_THAT(readAll("id\n\"a\"b\n").fault, HasSubstr("closing quotation mark"));
    EXPECT_THAT(readAll("dear diary\n").fault, HasSubstr("no export"));
}

} // namespace
} // namespace tempo::cli
