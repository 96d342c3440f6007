#include "component/control/session_fixture.hpp"

#include <gmock/gmock.h>

namespace tempo::control::test {
namespace {

using protocol::Json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class SessionTest : public SessionFixture {};

TEST_F(SessionTest, AnswersRequestsInTheirOrder) {
    auto client = greeted();
    client.send("events.list"); // answered in a later turn than the two after it could be
    client.send("status.get");
    client.send("senders.get", {{"sender", "nas"}});
    EXPECT_EQ(std::get<protocol::Response>(client.message()).id, 2);
    EXPECT_EQ(std::get<protocol::Response>(client.message()).id, 3);
    const auto last = std::get<protocol::Response>(client.message());
    EXPECT_EQ(last.id, 4);
    EXPECT_EQ(errorOf(last), (Error{ErrorCode::NotFound, "there is no sender nas"}));
}

TEST_F(SessionTest, TellsAMethodWhoCalls) {
    auto client = greeted();
    const Json ids{{"ids", {FakeStore::idOf(1).toString(), FakeStore::idOf(2).toString()}}};
    EXPECT_EQ(resultOf(client.call("events.acknowledge", ids))["changed"], 2);
    ASSERT_EQ(daemon.store.callers.size(), 1U);
    EXPECT_EQ(daemon.store.callers[0].user, 1000U);
    EXPECT_EQ(daemon.store.callers[0].process, 77);
}

TEST_F(SessionTest, NamesTheParameterThatIsWrongAndGoesOn) {
    auto client = greeted();
    const auto error = errorOf(client.call("events.list", {{"limit", 0}}));
    EXPECT_EQ(error,
              (Error{ErrorCode::InvalidInput, "`limit` must be a whole number from 1 to 1000"}));
    EXPECT_EQ(resultOf(client.call("status.get"))["version"], "1.2.3");
}

TEST_F(SessionTest, GoesOnAfterAMethodThatItDoesNotKnow) {
    auto client = greeted();
    const auto answer = client.call("events.explode");
    EXPECT_EQ(std::get<protocol::RpcError>(answer.outcome).code, protocol::kMethodNotFound);
    EXPECT_EQ(resultOf(client.call("status.get"))["version"], "1.2.3");
}

TEST_F(SessionTest, LetsAViewerReadButNotWrite) {
    auto client = greeted(protocol::Role::Viewer);
    const Json ids{{"ids", {FakeStore::idOf(1).toString()}}};
    for (const auto* method : {"events.acknowledge", "senders.showToken", "settings.set"}) {
        EXPECT_EQ(errorOf(client.call(method, ids)).code, ErrorCode::Forbidden) << method;
    }
    EXPECT_THAT(daemon.store.callers, IsEmpty());
    EXPECT_TRUE(resultOf(client.call("events.list"))["events"].is_array());
}

TEST_F(SessionTest, ReportsAFaultOfAMethodAndGoesOn) {
    auto client = greeted();
    const auto answer = client.call("events.get", {{"id", FakeStore::idOf(1).toString()}});
    const auto error = std::get<protocol::RpcError>(answer.outcome);
    EXPECT_EQ(error.code, protocol::kInternalError);
    EXPECT_THAT(error.message, testing::Not(HasSubstr("broken")));
    EXPECT_THAT(reports, ElementsAre("the control method events.get failed: get is broken"));
    EXPECT_EQ(resultOf(client.call("status.get"))["version"], "1.2.3");
}

TEST_F(SessionTest, EndsAfterALineThatIsNotARequest) {
    auto client = greeted();
    client.write("{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":3}\n");
    client.send("status.get");
    const auto answer = std::get<protocol::Response>(client.message());
    EXPECT_EQ(answer.id, 8);
    EXPECT_EQ(std::get<protocol::RpcError>(answer.outcome).code, protocol::kInvalidRequest);
    EXPECT_EQ(client.line(), std::nullopt);
    EXPECT_EQ(sessions(), 0U);
}

TEST_F(SessionTest, TakesALineOfTheLimitAndRefusesALongerOne) {
    auto client = greeted();
    std::string line = protocol::encode(protocol::Request{5, "status.get", Json::object()});
    line.insert(line.size() - 1, limits::kControlLineSize - (line.size() - 1), ' ');
    client.write(line);
    EXPECT_EQ(std::get<protocol::Response>(client.message()).id, 5);
    line.insert(line.size() - 1, 1, ' ');
    client.write(line);
    const auto answer = std::get<protocol::Response>(client.message());
    EXPECT_EQ(answer.id, protocol::kNoId);
    EXPECT_THAT(errorOf(answer).detail, HasSubstr("longer than 8388608 bytes"));
    EXPECT_EQ(client.line(), std::nullopt);
}

TEST_F(SessionTest, AnswersWhatWasSentBeforeTheClientStoppedSending) {
    auto client = greeted();
    client.send("events.list");
    client.send("status.get");
    client.socket().shutdown(Client::Socket::shutdown_send);
    EXPECT_EQ(std::get<protocol::Response>(client.message()).id, 2);
    EXPECT_EQ(std::get<protocol::Response>(client.message()).id, 3);
    EXPECT_EQ(client.line(), std::nullopt);
    EXPECT_EQ(sessions(), 0U);
}

TEST_F(SessionTest, ClosesAClientThatTakesNoAnswers) {
    options.stallLimit = std::chrono::milliseconds(20);
    options.outboxBytes = 1000;
    daemon.store.page = [](auto) {
        Event event;
        event.metadata = R"({"a":")" + std::string(2'000'000, 'x') + R"("})";
        return protocol::EventPage{{event}, {}, 0};
    };
    auto client = greeted();
    client.send("events.list");
    client.send("events.list");
    while (sessions() > 0) {
        io.restart();
        ASSERT_GT(io.run_one_for(std::chrono::seconds(60)), 0U);
    }
}

TEST_F(SessionTest, GivesAShorterPageWhereTheEventsWouldNotFitALine) {
    daemon.store.page = [](std::uint32_t limit) {
        Event event;
        event.metadata = R"({"a":")" + std::string(3'000'000, 'x') + R"("})";
        return protocol::EventPage{std::vector<Event>(limit, event), "more", 0};
    };
    auto client = greeted();
    const auto result = resultOf(client.call("events.list", {{"limit", 8}}));
    EXPECT_EQ(result["events"].size(), 2U);
    EXPECT_EQ(result["next"], "more");
}

TEST_F(SessionTest, AnswersEveryMethod) {
    auto client = greeted();
    const auto id = FakeStore::idOf(1).toString();
    const std::vector<std::pair<std::string, Json>> calls{
        {"events.unacknowledge", {{"ids", {id}}}},
        {"events.dismiss", {{"ids", {id}}}},
        {"events.undismiss", {{"ids", {id}}}},
        {"events.delete", {{"ids", {id}}}},
        {"senders.create", {{"name", "n"}, {"provider", "p"}}},
        {"senders.list", Json::object()},
        {"senders.showToken", {{"sender", "n"}}},
        {"senders.rotate", {{"sender", "n"}}},
        {"senders.update", {{"sender", "n"}, {"name", "m"}}},
        {"senders.revoke", {{"sender", "n"}}},
        {"settings.list", Json::object()},
        {"settings.get", {{"name", "n"}}},
        {"settings.set", {{"name", "n"}, {"value", 2}}},
        {"settings.unset", {{"name", "n"}}},
        {"audit.list", Json::object()},
        {"audit.verify", Json::object()},
        {"audit.handle", {{"sequences", {1, 2}}}}};
    for (const auto& [method, params] : calls) {
        EXPECT_TRUE(std::holds_alternative<Json>(client.call(method, params).outcome)) << method;
    }
}

} // namespace
} // namespace tempo::control::test
