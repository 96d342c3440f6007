#include "protocol/strict_json.hpp"
#include "protocol/value.hpp"

#include <tempo/protocol/rpc.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace tempo::protocol {
namespace {

constexpr std::string_view kVersion = "2.0";

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string idText(std::int64_t id) {
    return id == kNoId ? "null" : std::to_string(id);
}

/// A member of an object, or nothing.
const Json* find(const Json& object, std::string_view name) {
    const auto at = object.find(name);
    return at == object.end() ? nullptr : &*at;
}

std::optional<std::int64_t> readId(const Json& object) {
    const auto* id = find(object, "id");
    const auto read = id == nullptr
                          ? refuse("is missing")
                          : Value<std::int64_t>::read(*id, Range<std::int64_t>{.least = 0});
    return read ? std::optional(*read) : std::nullopt;
}

/// What is wrong with the members that every message has, in words; empty if nothing is.
std::string envelopeFault(const Json& message, std::span<const std::string_view> allowed) {
    const auto* version = find(message, "jsonrpc");
    if (version == nullptr || *version != kVersion) {
        return "`jsonrpc` must be \"2.0\"";
    }
    for (const auto& item : message.items()) {
        if (std::ranges::find(allowed, item.key()) == allowed.end()) {
            return "a member is not one of JSON-RPC 2.0";
        }
    }
    return {};
}

/// What is wrong with the members `method` and `params`; empty if nothing is.
std::string callFault(const Json& message) {
    const auto* method = find(message, "method");
    if (method == nullptr || !method->is_string()) {
        return "`method` must be text";
    }
    const auto* params = find(message, "params");
    if (params != nullptr && !params->is_object()) {
        return "`params` must be an object";
    }
    return {};
}

std::string requestFault(const Json& message) {
    static constexpr std::array<std::string_view, 4> kMembers{"jsonrpc", "id", "method", "params"};
    if (auto fault = envelopeFault(message, kMembers); !fault.empty()) {
        return fault;
    }
    if (!readId(message)) {
        return "`id` must be a whole number, 0 or more";
    }
    return callFault(message);
}

Json takeParams(Json& message) {
    const auto params = message.find("params");
    return params == message.end() ? Json::object() : std::move(*params);
}

tl::unexpected<Response> answerWith(std::int64_t id, int code, std::string_view what,
                                    std::string_view fault) {
    return tl::unexpected(
        Response{id, RpcError{code, std::string(what) + ": " + std::string(fault)}});
}

Expected<ServerMessage> malformed(std::string_view fault) {
    return failure(ErrorCode::InvalidInput,
                   "the daemon sent a line that is not a message: " + std::string(fault));
}

Expected<ServerMessage> readNotification(Json& message) {
    static constexpr std::array<std::string_view, 3> kMembers{"jsonrpc", "method", "params"};
    if (const auto fault = envelopeFault(message, kMembers); !fault.empty()) {
        return malformed(fault);
    }
    if (const auto fault = callFault(message); !fault.empty()) {
        return malformed(fault);
    }
    auto method = std::move(message["method"].get_ref<std::string&>());
    return Notification{std::move(method), takeParams(message)};
}

std::optional<RpcError> readError(const Json& error) {
    const auto* code = error.is_object() ? find(error, "code") : nullptr;
    const auto* text = error.is_object() ? find(error, "message") : nullptr;
    if (code == nullptr || text == nullptr || error.size() != 2) {
        return std::nullopt;
    }
    const auto number = Value<int>::read(*code);
    auto message = Value<std::string>::read(*text);
    return number && message ? std::optional(RpcError{*number, *std::move(message)}) : std::nullopt;
}

Expected<ServerMessage> readResponse(Json& message) {
    static constexpr std::array<std::string_view, 4> kMembers{"jsonrpc", "id", "result", "error"};
    if (const auto fault = envelopeFault(message, kMembers); !fault.empty()) {
        return malformed(fault);
    }
    const auto* error = find(message, "error");
    const auto id = message["id"].is_null() && error != nullptr ? kNoId : readId(message);
    if (!id) {
        return malformed("`id` must be a whole number, 0 or more");
    }
    if ((error != nullptr) == message.contains("result")) {
        return malformed("there must be either `result` or `error`");
    }
    if (error == nullptr) {
        return Response{*id, std::move(message["result"])};
    }
    auto read = readError(*error);
    if (!read) {
        return malformed("`error` must have a `code` and a `message`");
    }
    return Response{*id, *std::move(read)};
}

} // namespace

std::string encode(const Request& request) {
    return R"({"jsonrpc":"2.0","id":)" + idText(request.id) + R"(,"method":)" +
           dump(request.method) + R"(,"params":)" + dump(request.params) + "}\n";
}

std::string encode(const Response& response) {
    if (const auto* error = std::get_if<RpcError>(&response.outcome)) {
        return R"({"jsonrpc":"2.0","id":)" + idText(response.id) + R"(,"error":{"code":)" +
               std::to_string(error->code) + R"(,"message":)" + dump(error->message) + "}}\n";
    }
    return encodeResult(response.id, dump(std::get<Json>(response.outcome)));
}

std::string encode(const Notification& notification) {
    return encodeNotification(notification.method, dump(notification.params));
}

std::string encodeResult(std::int64_t id, std::string_view result) {
    auto line = R"({"jsonrpc":"2.0","id":)" + idText(id) + R"(,"result":)";
    line.reserve(line.size() + result.size() + 2);
    return line.append(result).append("}\n");
}

std::string encodeNotification(std::string_view method, std::string_view params) {
    auto line = R"({"jsonrpc":"2.0","method":)" + dump(method) + R"(,"params":)";
    line.reserve(line.size() + params.size() + 2);
    return line.append(params).append("}\n");
}

tl::expected<Request, Response> readRequest(std::string_view line) {
    auto message = parseStrictJson(line);
    if (!message) {
        return answerWith(kNoId, kParseError, "the line cannot be read", message.error().detail);
    }
    if (!message->is_object()) {
        return answerWith(kNoId, kInvalidRequest, "the line is not a request",
                          "it must be an object");
    }
    const auto id = readId(*message);
    if (const auto fault = requestFault(*message); !id || !fault.empty()) {
        return answerWith(id.value_or(kNoId), kInvalidRequest, "the line is not a request", fault);
    }
    auto method = std::move((*message)["method"].get_ref<std::string&>());
    return Request{*id, std::move(method), takeParams(*message)};
}

Expected<Request> decodeRequest(std::string_view line) {
    return readRequest(line).map_error(
        [](const Response& answer) { return fromRpcError(std::get<RpcError>(answer.outcome)); });
}

Expected<ServerMessage> decodeServerMessage(std::string_view line) {
    auto message = parseStrictJson(line);
    if (!message) {
        return malformed(message.error().detail);
    }
    if (!message->is_object()) {
        return malformed("it must be an object");
    }
    return message->contains("id") ? readResponse(*message) : readNotification(*message);
}

} // namespace tempo::protocol
