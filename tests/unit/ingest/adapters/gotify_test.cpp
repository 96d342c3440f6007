#include "ingest/adapters/adapter.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace tempo::ingest {
namespace {

auto post(std::string_view body, std::string_view type = "application/json",
          std::string_view query = {}) {
    return decodeForeign(gotifyAdapter(), {.contentType = type, .body = body, .query = query},
                         {"home", ""});
}

constexpr std::string_view kForm = "application/x-www-form-urlencoded";

TEST(Gotify, TakesAMessageInEachEncoding) {
    for (const auto& decoded :
         {post(R"({"message":"b","title":"a","priority":8})"),
          post("message=b&title=a&priority=8", kForm),
          post("", kForm, "message=b&title=a&priority=8"),
          post("--x\r\nContent-Disposition: form-data; name=message\r\n\r\nb\r\n--x\r\n"
               "Content-Disposition: form-data; name=title\r\n\r\na\r\n--x\r\n"
               "Content-Disposition: form-data; name=priority\r\n\r\n8\r\n--x--",
               "multipart/form-data; boundary=x")}) {
        ASSERT_TRUE(decoded);
        const auto& event = decoded->events.front();
        EXPECT_EQ(event.title, "a");
        EXPECT_EQ(event.subtitle, "b");
        EXPECT_EQ(event.severity, Severity::Error);
        EXPECT_EQ(decoded->echo, R"(,"message":"b","title":"a","priority":8)");
    }
}

TEST(Gotify, TurnsItsPrioritiesIntoSeverities) {
    const std::pair<int, Severity> expected[] = {
        {-1, Severity::Info},     {0, Severity::Info},     {5, Severity::Info},
        {6, Severity::Warning},   {7, Severity::Warning},  {8, Severity::Error},
        {10, Severity::Critical}, {99, Severity::Critical}};
    for (const auto& [priority, severity] : expected) {
        const auto decoded = post(R"({"message":"a","priority":)" + std::to_string(priority) + "}");
        ASSERT_TRUE(decoded) << priority;
        EXPECT_EQ(decoded->events.front().severity, severity) << priority;
    }
}

TEST(Gotify, TakesAnEmptyPriorityOfAFormForNone) {
    const auto decoded = post("message=a&priority=", kForm);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->events.front().severity, Severity::Info);
    EXPECT_FALSE(post("message=a&priority=high", kForm));
}

TEST(Gotify, MakesAnActionOfTheClickUrl) {
    const auto decoded = post(R"({"message":"a","extras":{"client::notification":
        {"click":{"url":"https://nas.lan/"}}}})");
    ASSERT_TRUE(decoded);
    const auto actions = nlohmann::json::parse(decoded->events.front().actions);
    EXPECT_EQ(actions[0]["trigger"]["openURL"], "https://nas.lan/");
    EXPECT_NE(decoded->echo.find("client::notification"), std::string::npos);
}

TEST(Gotify, RefusesWhatItsServerRefuses) {
    for (const auto* body : {"{}", R"({"title":"a"})", R"({"message":""})",
                             R"({"message":"a","priority":"loud"})", "[]"}) {
        const auto decoded = post(body);
        ASSERT_FALSE(decoded) << body;
        EXPECT_EQ(decoded.error().kind, Refusal::InvalidEvent) << body;
    }
    EXPECT_EQ(post("{").error().kind, Refusal::NotJson);
    EXPECT_EQ(post("<a/>", "application/xml").error().kind, Refusal::UnsupportedMediaType);
    EXPECT_FALSE(post("title=a", kForm));
    EXPECT_FALSE(post("message=%ff", kForm));
    EXPECT_FALSE(post("x", "multipart/form-data; boundary=x"));
}

} // namespace
} // namespace tempo::ingest
