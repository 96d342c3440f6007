#include "component/control/session_fixture.hpp"

#include <tempo/core/version.hpp>

#include <gmock/gmock.h>

namespace tempo::control::test {
namespace {

using protocol::Json;
using testing::HasSubstr;

class Hello : public SessionFixture {};

TEST_F(Hello, TellsTheVersionsAndTheRole) {
    auto owner = connect();
    const auto answer = owner.call("hello", {{"protocol", 1}, {"client", "test 1"}});
    EXPECT_EQ(protocol::fromJson<protocol::HelloResult>(resultOf(answer)),
              (protocol::HelloResult{1, std::string(version()), protocol::Role::Owner}));
    auto viewer = connect(protocol::Role::Viewer);
    EXPECT_EQ(resultOf(viewer.call("hello", {{"protocol", 1}, {"client", ""}}))["role"], "viewer");
}

TEST_F(Hello, MustComeFirst) {
    auto client = connect();
    client.send("status.get");
    client.send("status.get");
    const auto answer = std::get<protocol::Response>(client.message());
    EXPECT_EQ(answer.id, 1);
    EXPECT_THAT(errorOf(answer).detail, HasSubstr("first request must be `hello`"));
    EXPECT_EQ(client.line(), std::nullopt);
    EXPECT_EQ(sessions(), 0U);
}

TEST_F(Hello, OfAnotherProtocolVersionIsRefusedAndSaysBoth) {
    auto client = connect();
    const auto error = errorOf(client.call("hello", {{"protocol", 2}, {"client", "test"}}));
    EXPECT_EQ(error.code, ErrorCode::Unsupported);
    EXPECT_THAT(error.detail, HasSubstr("speaks version 1"));
    EXPECT_THAT(error.detail, HasSubstr("the client version 2"));
    EXPECT_EQ(client.line(), std::nullopt);
}

TEST_F(Hello, WithWrongParametersEndsTheConnection) {
    auto client = connect();
    EXPECT_EQ(errorOf(client.call("hello", {{"protocol", 1}})).detail, "`client` is missing");
    EXPECT_EQ(client.line(), std::nullopt);
}

TEST_F(Hello, IsRefusedTheSecondTimeAndTheConnectionGoesOn) {
    auto client = greeted();
    const auto error = errorOf(client.call("hello", {{"protocol", 1}, {"client", "test"}}));
    EXPECT_THAT(error.detail, HasSubstr("only be the first"));
    EXPECT_EQ(resultOf(client.call("status.get"))["version"], "1.2.3");
}

TEST_F(Hello, ThatDoesNotComeInTimeEndsTheConnection) {
    options.helloLimit = std::chrono::milliseconds(20);
    auto client = connect();
    client.write(R"({"jsonrpc":"2.0",)");
    const auto answer = std::get<protocol::Response>(client.message());
    EXPECT_EQ(answer.id, protocol::kNoId);
    EXPECT_THAT(errorOf(answer).detail, HasSubstr("no `hello` came in time"));
    EXPECT_EQ(client.line(), std::nullopt);
    EXPECT_EQ(sessions(), 0U);
}

} // namespace
} // namespace tempo::control::test
