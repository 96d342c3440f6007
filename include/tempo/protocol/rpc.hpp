#pragma once

#include <tempo/core/error.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// JSON-RPC 2.0 (https://www.jsonrpc.org/specification) as Tempo speaks it: requests have an
/// integer id and named parameters, there are no batches, and only the daemon sends notifications.
namespace tempo::protocol {

using Json = nlohmann::json;

/// The id of an answer to a line that had none to give: null on the wire.
inline constexpr std::int64_t kNoId = -1;

struct Request {
    std::int64_t id = 0; ///< 0 or more
    std::string method;
    Json params = Json::object();

    friend bool operator==(const Request&, const Request&) = default;
};

/// The error codes of the specification, and Tempo's own (one for each ErrorCode).
struct RpcError {
    int code = 0;
    std::string message; ///< for a person

    friend bool operator==(const RpcError&, const RpcError&) = default;
};

struct Response {
    std::int64_t id = 0;
    std::variant<Json, RpcError> outcome;

    friend bool operator==(const Response&, const Response&) = default;
};

struct Notification {
    std::string method;
    Json params = Json::object();

    friend bool operator==(const Notification&, const Notification&) = default;
};

/// What a client can get from the daemon.
using ServerMessage = std::variant<Response, Notification>;

inline constexpr int kParseError = -32700;
inline constexpr int kInvalidRequest = -32600;
inline constexpr int kMethodNotFound = -32601;
inline constexpr int kInvalidParams = -32602;
inline constexpr int kInternalError = -32603;

/// One line for the wire, its LF included.
std::string encode(const Request& request);
std::string encode(const Response& response);
std::string encode(const Notification& notification);

/// The same from a result or parameters that are JSON text already, compact and without an LF.
std::string encodeResult(std::int64_t id, std::string_view result);
std::string encodeNotification(std::string_view method, std::string_view params);

/// Reads one line. Anything that is not exactly such a message is an InvalidInput that names what
/// is wrong; who gets one ends the connection.
Expected<Request> decodeRequest(std::string_view line);
Expected<ServerMessage> decodeServerMessage(std::string_view line);

/// decodeRequest for the daemon: the other side is the answer that the line gets.
tl::expected<Request, Response> readRequest(std::string_view line);

/// The two sides of one table: every ErrorCode has a code of its own between -32000 and -32099, and
/// InvalidInput is kInvalidParams.
RpcError toRpcError(const Error& error);
Error fromRpcError(const RpcError& error);

} // namespace tempo::protocol
