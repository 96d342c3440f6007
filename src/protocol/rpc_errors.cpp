#include <tempo/protocol/rpc.hpp>

#include <algorithm>
#include <array>

namespace tempo::protocol {
namespace {

struct Row {
    ErrorCode error{};
    int code = 0;
};

/// Both directions read this table; a code, once released, never changes its meaning.
constexpr std::array kTable{
    Row{ErrorCode::InvalidInput, kInvalidParams},
    Row{ErrorCode::NotFound, -32001},
    Row{ErrorCode::Conflict, -32002},
    Row{ErrorCode::Forbidden, -32003},
    Row{ErrorCode::Locked, -32004},
    Row{ErrorCode::RateLimited, -32005},
    Row{ErrorCode::Busy, -32006},
    Row{ErrorCode::DiskFull, -32007},
    Row{ErrorCode::StoreFailed, -32008},
    Row{ErrorCode::Unavailable, -32009},
    Row{ErrorCode::Damaged, -32010},
    Row{ErrorCode::Unsupported, -32011},
};

/// What a client makes of the codes that are not in the table: a message that the daemon could not
/// read is this side's mistake, an internal error may pass, and anything else is from a version
/// that knows more.
ErrorCode meaningOf(int code) {
    switch (code) {
    case kParseError:
    case kInvalidRequest:
        return ErrorCode::InvalidInput;
    case kInternalError:
        return ErrorCode::Unavailable;
    default:
        return ErrorCode::Unsupported;
    }
}

} // namespace

RpcError toRpcError(const Error& error) {
    const auto* const row = std::ranges::find(kTable, error.code, &Row::error);
    return RpcError{row == kTable.end() ? kInternalError : row->code, error.detail};
}

Error fromRpcError(const RpcError& error) {
    const auto* const row = std::ranges::find(kTable, error.code, &Row::code);
    return Error{row == kTable.end() ? meaningOf(error.code) : row->error, error.message};
}

} // namespace tempo::protocol
