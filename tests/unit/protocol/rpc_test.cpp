#include <tempo/protocol/rpc.hpp>

#include <gmock/gmock.h>

#include <string>

namespace tempo::protocol {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

template<class Message>
std::string_view lineOf(const std::string& encoded, const Message& /*of*/) {
    EXPECT_THAT(encoded, EndsWith("}\n"));
    EXPECT_EQ(encoded.find('\n'), encoded.size() - 1);
    return std::string_view(encoded).substr(0, encoded.size() - 1);
}

/// The answer that a line gets, where it is not a request.
Response refusalOf(std::string_view line) {
    const auto request = readRequest(line);
    return request ? Response{} : request.error();
}

RpcError errorOf(std::string_view line) {
    const auto refusal = refusalOf(line);
    const auto* error = std::get_if<RpcError>(&refusal.outcome);
    return error == nullptr ? RpcError{} : *error;
}

TEST(Rpc, TakesARequestThereAndBack) {
    const Request request{7, "events.get", {{"id", "a\nb\u2028"}}};
    const auto line = encode(request);
    const auto read = decodeRequest(lineOf(line, request));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(*read, request);
}

TEST(Rpc, ReadsARequestWithoutParamsAsOneWithNone) {
    const auto read = decodeRequest(R"({"jsonrpc":"2.0","id":0,"method":"status.get"})");
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, (Request{0, "status.get", Json::object()}));
}

TEST(Rpc, TakesAnswersAndNotificationsThereAndBack) {
    const std::vector<ServerMessage> messages{
        Response{1, Json{{"changed", 2}}},
        Response{2, Json(nullptr)},
        Response{3, Json::array()},
        Response{4, RpcError{kInvalidParams, "`x` is missing"}},
        Response{kNoId, RpcError{kParseError, "no"}},
        Notification{"events.changed", {{"events", Json::array()}}}};
    for (const auto& message : messages) {
        const auto line = std::visit([](const auto& each) { return encode(each); }, message);
        const auto read = decodeServerMessage(lineOf(line, message));
        ASSERT_TRUE(read) << line << read.error().detail;
        EXPECT_EQ(*read, message) << line;
    }
}

TEST(Rpc, EncodesAResultThatIsTextAlready) {
    EXPECT_EQ(encodeResult(5, R"({"changed":2})"), encode(Response{5, Json{{"changed", 2}}}));
    EXPECT_EQ(encodeNotification("n", R"({"a":1})"), encode(Notification{"n", {{"a", 1}}}));
}

TEST(Rpc, WritesTextThatIsNotUtf8AsReplacementCharacters) {
    EXPECT_THAT(encode(Response{1, RpcError{-32001, "\xff"}}), HasSubstr("\xef\xbf\xbd"));
}

TEST(Rpc, RefusesALineThatIsNotJsonWithoutAnId) {
    const auto refusal = refusalOf(R"({"jsonrpc":"2.0","id":3,)");
    EXPECT_EQ(refusal.id, kNoId);
    EXPECT_EQ(std::get<RpcError>(refusal.outcome).code, kParseError);
}

TEST(Rpc, AnswersAMalformedRequestUnderItsId) {
    const auto refusal = refusalOf(R"({"jsonrpc":"2.0","id":3,"method":4})");
    EXPECT_EQ(refusal.id, 3);
    EXPECT_EQ(std::get<RpcError>(refusal.outcome).code, kInvalidRequest);
    EXPECT_THAT(std::get<RpcError>(refusal.outcome).message, HasSubstr("`method` must be text"));
}

TEST(Rpc, RefusesWhatIsNotExactlyARequestAndSaysWhy) {
    const auto expectRefused = [](std::string_view line, const std::string& why) {
        EXPECT_EQ(errorOf(line).code, kInvalidRequest) << line;
        EXPECT_THAT(errorOf(line).message, HasSubstr(why)) << line;
    };
    expectRefused("[]", "object");
    expectRefused(R"([{"jsonrpc":"2.0","id":1,"method":"m"}])", "object");
    expectRefused(R"({"id":1,"method":"m"})", "`jsonrpc`");
    expectRefused(R"({"jsonrpc":"1.0","id":1,"method":"m"})", "`jsonrpc`");
    expectRefused(R"({"jsonrpc":"2.0","method":"m"})", "`id`");
    expectRefused(R"({"jsonrpc":"2.0","id":"1","method":"m"})", "`id`");
    expectRefused(R"({"jsonrpc":"2.0","id":null,"method":"m"})", "`id`");
    expectRefused(R"({"jsonrpc":"2.0","id":1.5,"method":"m"})", "`id`");
    expectRefused(R"({"jsonrpc":"2.0","id":-1,"method":"m"})", "`id`");
    expectRefused(R"({"jsonrpc":"2.0","id":18446744073709551615,"method":"m"})", "`id`");
    expectRefused(R"({"jsonrpc":"2.0","id":1})", "`method`");
    expectRefused(R"({"jsonrpc":"2.0","id":1,"method":"m","params":[]})", "`params`");
    expectRefused(R"({"jsonrpc":"2.0","id":1,"method":"m","params":null})", "`params`");
    expectRefused(R"({"jsonrpc":"2.0","id":1,"method":"m","more":1})", "member");
}

TEST(Rpc, RefusesADuplicateKey) {
    EXPECT_EQ(errorOf(R"({"jsonrpc":"2.0","id":1,"id":2,"method":"m"})").code, kParseError);
    EXPECT_THAT(errorOf(R"({"jsonrpc":"2.0","id":1,"method":"m","params":{"a":1,"a":2}})").message,
                HasSubstr("twice"));
}

TEST(Rpc, RefusesServerMessagesThatAreNeitherAnswerNorNotification) {
    for (const std::string_view line :
         {"", "1", "{}", R"({"jsonrpc":"2.0","id":1})", R"({"jsonrpc":"2.0","id":null,"result":1})",
          R"({"jsonrpc":"2.0","id":1,"result":1,"error":{"code":1,"message":""}})",
          R"({"jsonrpc":"2.0","id":1,"error":{"code":1}})",
          R"({"jsonrpc":"2.0","id":1,"error":{"code":99999999999,"message":""}})",
          R"({"jsonrpc":"2.0","method":1})", R"({"jsonrpc":"2.0","method":"m","params":[]})",
          R"({"jsonrpc":"2.0","method":"m","result":1})"}) {
        const auto read = decodeServerMessage(line);
        ASSERT_FALSE(read) << line;
        EXPECT_EQ(read.error().code, ErrorCode::InvalidInput);
    }
}

} // namespace
} // namespace tempo::protocol
