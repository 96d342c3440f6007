#include "http/answer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace tempo::http {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kDate = "Sun, 22 Nov 2026 05:06:07 GMT";

TEST(Answer, CarriesTheGuardsOnEveryStatus) {
    for (const int status : {200, 204, 401, 422, 503}) {
        const auto text =
            render(Answer{.status = status}, kDate, Persistence::KeepAlive, BodyPart::Whole);
        EXPECT_THAT(text, HasSubstr("\r\nCache-Control: no-store\r\n"));
        EXPECT_THAT(text, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
        EXPECT_THAT(text, HasSubstr("\r\nX-Frame-Options: DENY\r\n"));
        EXPECT_THAT(text, HasSubstr("\r\nContent-Security-Policy: default-src 'none'; "
                                    "frame-ancestors 'none'\r\n"));
        EXPECT_THAT(text, Not(HasSubstr("Server:")));
        EXPECT_THAT(text, Not(HasSubstr("Access-Control")));
    }
}

TEST(Answer, IsFramedByItsLength) {
    const auto text = render(Answer{.body = "{}"}, kDate, Persistence::KeepAlive, BodyPart::Whole);
    EXPECT_THAT(text, StartsWith("HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 05:06:07 GMT\r\n"));
    EXPECT_THAT(text, HasSubstr("\r\nContent-Length: 2\r\n"));
    EXPECT_THAT(text, testing::EndsWith("\r\n\r\n{}"));
    EXPECT_THAT(text, Not(HasSubstr("Connection:")));
}

TEST(Answer, SaysWhenTheConnectionCloses) {
    const auto text = render(Answer{.body = "{}"}, kDate, Persistence::Close, BodyPart::Whole);
    EXPECT_THAT(text, HasSubstr("\r\nConnection: close\r\n"));
}

TEST(Answer, ToHeadHasTheLengthButNotTheBody) {
    const auto text =
        render(Answer{.body = "{}"}, kDate, Persistence::KeepAlive, BodyPart::HeaderOnly);
    EXPECT_THAT(text, HasSubstr("Content-Length: 2\r\n"));
    EXPECT_THAT(text, testing::EndsWith("\r\n\r\n"));
}

TEST(Answer, WithoutContentHasNoLength) {
    const auto text = render(Answer{.status = 204, .allow = "POST"}, kDate, Persistence::KeepAlive,
                             BodyPart::Whole);
    EXPECT_THAT(text, HasSubstr("\r\nAllow: POST\r\n"));
    EXPECT_THAT(text, Not(HasSubstr("Content-Length")));
    EXPECT_THAT(text, Not(HasSubstr("Content-Type:")));
}

TEST(Answer, TellsTheRateWhereThereIsALimit) {
    Answer limited{.rate =
                       RateDraw{.limit = 120, .remaining = 7, .reset = std::chrono::seconds{60}}};
    const auto text = render(limited, kDate, Persistence::KeepAlive, BodyPart::Whole);
    EXPECT_THAT(text, HasSubstr("RateLimit-Limit: 120\r\nRateLimit-Remaining: 7\r\n"
                                "RateLimit-Reset: 60\r\n"));
    const auto unlimited =
        render(Answer{.rate = RateDraw{}}, kDate, Persistence::KeepAlive, BodyPart::Whole);
    EXPECT_THAT(unlimited, Not(HasSubstr("RateLimit")));
}

TEST(Problem, IsProblemJsonWithItsFaults) {
    const auto answer = toAnswer({.status = 422,
                                  .slug = "invalid-event",
                                  .detail = "The event breaks rules.",
                                  .requestId = "r-1",
                                  .faults = {{"/title", "Must not be empty."}}});
    EXPECT_EQ(answer.contentType, "application/problem+json");
    const auto body = nlohmann::json::parse(answer.body);
    EXPECT_EQ(body["type"], "urn:tempo:problem:invalid-event");
    EXPECT_EQ(body["title"], "Unprocessable Content");
    EXPECT_EQ(body["status"], 422);
    EXPECT_EQ(body["requestId"], "r-1");
    EXPECT_EQ(body["errors"][0]["pointer"], "/title");
    EXPECT_EQ(body["errors"][0]["detail"], "Must not be empty.");
}

TEST(Problem, SurvivesBytesThatAreNotUtf8) {
    const auto answer = toAnswer(
        {.status = 400, .slug = "not-json", .detail = "\xFF", .requestId = "r", .faults = {}});
    EXPECT_TRUE(nlohmann::json::accept(answer.body));
}

TEST(HttpDate, IsTheFixedFormOfRfc9110) {
    const auto time = parseRfc3339("1994-11-06T08:49:37Z");
    EXPECT_EQ(httpDate(*time), "Sun, 06 Nov 1994 08:49:37 GMT");
}

} // namespace
} // namespace tempo::http
