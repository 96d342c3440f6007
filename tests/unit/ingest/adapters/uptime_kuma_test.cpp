#include "ingest/adapters/adapter.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace tempo::ingest {
namespace {

constexpr DecodeContext kContext{"com.uptime-kuma", ""};

auto adaptBeat(std::string_view body, std::string_view type = "application/json") {
    return decodeForeign(*findAdapter("uptime-kuma"), {.contentType = type, .body = body},
                         kContext);
}

std::string beat(int status, std::string_view name = "Photos") {
    return R"({"heartbeat":{"status":)" + std::to_string(status) +
           R"(,"msg":"x"},"monitor":{"id":1,"name":")" + std::string(name) + R"("},"msg":"y"})";
}

TEST(UptimeKuma, TurnsEachStatusIntoAStateAndABadge) {
    struct Expected {
        State state;
        Severity severity;
        const char* badge;
    };
    const Expected expected[] = {{State::Firing, Severity::Critical, "DOWN"},
                                 {State::Resolved, Severity::Ok, "UP"},
                                 {State::Info, Severity::Warning, "PENDING"},
                                 {State::Info, Severity::Info, "MAINTENANCE"}};
    for (int status = 0; status < 4; ++status) {
        const auto decoded = adaptBeat(beat(status));
        ASSERT_TRUE(decoded) << status;
        const auto& event = decoded->events.front();
        EXPECT_EQ(event.state, expected[status].state) << status;
        EXPECT_EQ(event.severity, expected[status].severity) << status;
        EXPECT_EQ(nlohmann::json::parse(event.metadata)["badge"], expected[status].badge);
    }
}

TEST(UptimeKuma, TellsANoticeFromATest) {
    const std::pair<const char*, const char*> expected[] = {
        {"Tempo Testing", "Test"},
        {"[NAS][https://nas] CA certificate R3 will be expired in 7 days", "Notice"}};
    for (const auto& [words, badge] : expected) {
        const auto decoded =
            adaptBeat(R"({"heartbeat":null,"monitor":null,"msg":")" + std::string(words) + R"("})");
        ASSERT_TRUE(decoded) << words;
        const auto metadata = nlohmann::json::parse(decoded->events.front().metadata);
        EXPECT_EQ(metadata["badge"], badge) << words;
    }
}

TEST(UptimeKuma, RefusesAStatusThatItDoesNotKnow) {
    for (const int status : {-1, 4, 99}) {
        const auto decoded = adaptBeat(beat(status));
        ASSERT_FALSE(decoded) << status;
        EXPECT_EQ(decoded.error().kind, Refusal::NotRecognised);
        ASSERT_EQ(decoded.error().faults.size(), 1U);
    }
}

TEST(UptimeKuma, LeavesTemposOwnJsonAlone) {
    EXPECT_FALSE(adaptBeat(R"({"title":"One"})"));
    const auto decoded = decodeEither(
        *findAdapter("uptime-kuma"),
        {.contentType = "application/json", .body = R"({"title":"One"})"}, kContext, kContext);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->events.front().title, "One");
}

TEST(UptimeKuma, TakesAMonitorsNameOfAnyLength) {
    const auto decoded = adaptBeat(beat(0, std::string(5000, 'n')));
    ASSERT_TRUE(decoded);
    const auto& event = decoded->events.front();
    EXPECT_EQ(event.title, std::string(199, 'n') + "…");
    EXPECT_EQ(nlohmann::json::parse(event.metadata)["fullTitle"], std::string(5000, 'n'));
}

TEST(UptimeKuma, OffersNoActionForAUrlThatMayNotBeOpened) {
    const auto decoded = adaptBeat(R"({"heartbeat":{"status":0},"monitor":{"id":1,"name":"a",
        "url":"file:///etc/passwd"},"msg":"y"})");
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->events.front().actions, "[]");
}

} // namespace
} // namespace tempo::ingest
