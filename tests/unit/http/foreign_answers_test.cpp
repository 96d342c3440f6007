#include "http/foreign_answers.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace tempo::http {
namespace {

using Json = nlohmann::json;

const Problem kProblem{.status = 422,
                       .slug = "invalid-event",
                       .detail = "Not so.",
                       .requestId = "1",
                       .faults = {{"/message", "Is needed."}}};

EventId event() {
    return *EventId::parse("019c1f4e-8a5d-7c31-9d0b-52e4a1f0c7d2");
}

SenderId sender() {
    return *SenderId::parse("019c1f4e-8a5d-7c31-9d0b-52e4a1000001");
}

TEST(ForeignAnswers, AreTemposOwnForEveryoneElse) {
    EXPECT_EQ(toAnswer(kProblem, Dialect::Tempo).body, toAnswer(kProblem).body);
    EXPECT_EQ(toAnswer(kProblem, Dialect::Tempo).status, 422);
}

TEST(ForeignAnswers, HaveTheErrorsOfGotify) {
    const auto answer = toAnswer(kProblem, Dialect::Gotify);
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.contentType, "application/json");
    EXPECT_EQ(Json::parse(answer.body),
              Json({{"error", "Bad Request"},
                    {"errorCode", 400},
                    {"errorDescription", "Not so. /message: Is needed."}}));
}

TEST(ForeignAnswers, HaveTheErrorsOfNtfy) {
    const auto code = [](int status) {
        return Json::parse(toAnswer({.status = status}, Dialect::Ntfy).body)["code"];
    };
    EXPECT_EQ(code(400), 40000);
    EXPECT_EQ(code(401), 40101);
    EXPECT_EQ(code(429), 42901);
}

TEST(ForeignAnswers, NumberMessagesForGotify) {
    const auto answer = toMessage(Dialect::Gotify, event(), sender(), R"(,"message":"a")");
    EXPECT_EQ(Json::parse(answer.body), Json({{"id", 0x52e4a1f0c7d2},
                                              {"appid", 1},
                                              {"date", "2026-02-02T17:02:46.877Z"},
                                              {"message", "a"}}));
}

TEST(ForeignAnswers, NameMessagesForNtfyByTheEventsId) {
    const auto answer = toMessage(Dialect::Ntfy, event(), sender(), R"(,"topic":"a")");
    const auto body = Json::parse(answer.body);
    EXPECT_EQ(body["id"], event().toString());
    EXPECT_EQ(body["time"], 1770051766);
    EXPECT_EQ(body["event"], "message");
    EXPECT_EQ(body["topic"], "a");
}

} // namespace
} // namespace tempo::http
