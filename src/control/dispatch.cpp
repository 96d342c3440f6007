#include "control/dispatch.hpp"

#include <exception>
#include <utility>

namespace tempo::control {
namespace {

std::string refuse(std::int64_t id, int code, std::string message) {
    return protocol::encode(protocol::Response{id, protocol::RpcError{code, std::move(message)}});
}

std::string resultLine(std::int64_t id, const Expected<std::string>& result) {
    if (!result) {
        return errorLine(id, result.error());
    }
    if (result->size() > kResultSize) {
        return errorLine(id, {ErrorCode::InvalidInput,
                              "the answer is larger than a line may be; ask for less at a time"});
    }
    return protocol::encodeResult(id, *result);
}

} // namespace

std::string errorLine(std::int64_t id, const Error& error) {
    return protocol::encode(protocol::Response{id, protocol::toRpcError(error)});
}

boost::asio::awaitable<std::string> dispatch(Context& context, protocol::Request request,
                                             const Report& report) {
    const auto* const method = findMethod(request.method);
    if (method == nullptr) {
        co_return refuse(request.id, protocol::kMethodNotFound,
                         request.method == "hello" ? "`hello` can only be the first request"
                                                   : "this daemon has no such method");
    }
    if (method->role == protocol::Role::Owner && context.caller.role != protocol::Role::Owner) {
        co_return errorLine(request.id, {ErrorCode::Forbidden,
                                         "a viewer may not do this; it needs an owner, who is the "
                                         "daemon's own user, root or in the owner group"});
    }
    std::string fault;
    try {
        co_return resultLine(request.id,
                             co_await method->handler(context, std::move(request.params)));
    } catch (const std::exception& exception) {
        fault = exception.what();
    }
    if (report) {
        report("the control method " + request.method + " failed: " + fault);
    }
    co_return refuse(request.id, protocol::kInternalError,
                     "the daemon failed at this request; its log says more");
}

} // namespace tempo::control
