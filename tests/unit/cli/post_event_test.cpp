#include "cli/curl.hpp"
#include "cli/post_event.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace tempo::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(PostedEvent, SaysWhatWasSaidAndNothingElse) {
    EXPECT_EQ(bodyOf({.title = "Hello"}), R"({"title":"Hello"})");
    const PostedEvent event{.title = "T",
                            .subtitle = "S",
                            .provider = "p",
                            .severity = "error",
                            .state = "firing",
                            .eventType = "alert",
                            .externalID = "x",
                            .metadata = {{"a", "1"}, {"b", "\"2\"\n"}}};
    EXPECT_EQ(nlohmann::json::parse(bodyOf(event)),
              (nlohmann::json{{"title", "T"},
                              {"subtitle", "S"},
                              {"providerIdentifier", "p"},
                              {"severity", "error"},
                              {"state", "firing"},
                              {"eventType", "alert"},
                              {"externalID", "x"},
                              {"metadata", {{"a", "1"}, {"b", "\"2\"\n"}}}}));
}

TEST(PostedEvent, StandsOnOneLineOfAscii) {
    const auto body = bodyOf({.title = "über\n\xff"});
    EXPECT_THAT(body, Not(HasSubstr("\n")));
    EXPECT_TRUE(std::ranges::all_of(body, [](char c) { return c >= ' ' && c < 0x7f; }));
}

TEST(PostedEvent, SplitsAPairAtTheFirstEqualsSign) {
    EXPECT_EQ(readPair("a=b=c"), (std::pair<std::string, std::string>("a", "b=c")));
    EXPECT_EQ(readPair("a="), (std::pair<std::string, std::string>("a", "")));
    EXPECT_EQ(readPair("=b").error().exit, ExitCode::Usage);
    EXPECT_EQ(readPair("ab").error().exit, ExitCode::Usage);
}

TEST(PostedEvent, TakesNoTokenThatWouldBeAnotherHeader) {
    EXPECT_EQ(checkToken("tmp_abc-1"), "tmp_abc-1");
    for (const std::string wrong : {"", "a b", "a\r\nX: y", "a\"b"}) {
        const auto checked = checkToken(wrong);
        ASSERT_FALSE(checked);
        EXPECT_EQ(checked.error().exit, ExitCode::Usage);
        if (!wrong.empty()) {
            EXPECT_THAT(checked.error().detail, Not(HasSubstr(wrong)));
        }
    }
}

TEST(Curl, IsToldHeadersAndBodyBetweenQuotationMarks) {
    EXPECT_EQ(curlConfiguration({.headers = {"A: b", "C: \"d\\"}, .body = R"({"t":"x"})"}),
              "header = \"A: b\"\nheader = \"C: \\\"d\\\\\"\ndata-binary = "
              "\"{\\\"t\\\":\\\"x\\\"}\"\n");
}

} // namespace
} // namespace tempo::cli
