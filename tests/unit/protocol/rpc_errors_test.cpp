#include <tempo/protocol/rpc.hpp>

#include <gmock/gmock.h>

#include <set>

namespace tempo::protocol {
namespace {

constexpr ErrorCode kLast = ErrorCode::Unsupported;

TEST(RpcErrors, TakeEveryErrorThereAndBack) {
    for (int code = 0; code <= static_cast<int>(kLast); ++code) {
        const Error error{static_cast<ErrorCode>(code), "why"};
        EXPECT_EQ(fromRpcError(toRpcError(error)), error) << code;
    }
}

TEST(RpcErrors, GiveEachErrorACodeOfItsOwnInTheRangeOfServers) {
    std::set<int> codes;
    for (int code = 0; code <= static_cast<int>(kLast); ++code) {
        const auto error = static_cast<ErrorCode>(code);
        const auto rpc = toRpcError({error, ""}).code;
        EXPECT_TRUE(codes.insert(rpc).second) << rpc;
        EXPECT_TRUE(error == ErrorCode::InvalidInput ? rpc == kInvalidParams
                                                     : rpc >= -32099 && rpc <= -32000)
            << rpc;
    }
}

TEST(RpcErrors, ReadCodesOfTheSpecificationAndOfLaterVersions) {
    EXPECT_EQ(fromRpcError({kParseError, "x"}), (Error{ErrorCode::InvalidInput, "x"}));
    EXPECT_EQ(fromRpcError({kInvalidRequest, "x"}), (Error{ErrorCode::InvalidInput, "x"}));
    EXPECT_EQ(fromRpcError({kMethodNotFound, "x"}), (Error{ErrorCode::Unsupported, "x"}));
    EXPECT_EQ(fromRpcError({kInternalError, "x"}), (Error{ErrorCode::Unavailable, "x"}));
    EXPECT_EQ(fromRpcError({-32050, "x"}), (Error{ErrorCode::Unsupported, "x"}));
}

} // namespace
} // namespace tempo::protocol
