#include "cli/connection.hpp"

#include <tempo/core/version.hpp>

namespace tempo::cli {
namespace {

/// The daemon's "no", in its own words.
tl::unexpected<Failure> refusal(const protocol::RpcError& error) {
    const Error meant = protocol::fromRpcError(error);
    const bool forbidden = meant.code == ErrorCode::Forbidden;
    return fail(forbidden ? ExitCode::Forbidden : ExitCode::Refused, meant.detail);
}

tl::unexpected<Failure> notUnderstood(const std::string& why) {
    return fail(ExitCode::Unreachable, "what answers there is not tempod: " + why +
                                           " Name the control socket with --socket.");
}

} // namespace

Result<void> Connection::hello(std::chrono::milliseconds patience) {
    const protocol::HelloParams params{.protocol = protocol::kProtocolVersion,
                                       .client = "tempoctl " + std::string(version())};
    const auto welcome = ask<protocol::HelloResult>(*this, "hello", params, patience);
    if (!welcome) {
        return tl::unexpected(welcome.error());
    }
    if (welcome->protocol != protocol::kProtocolVersion) {
        return fail(ExitCode::Refused, "tempod " + welcome->version + " speaks version " +
                                           std::to_string(welcome->protocol) +
                                           " of the control protocol and tempoctl version " +
                                           std::to_string(protocol::kProtocolVersion) +
                                           ". Install both of the same version.");
    }
    return {};
}

Result<protocol::Json> Connection::call(const std::string& method, protocol::Json params,
                                        std::chrono::milliseconds patience) {
    const Deadline deadline = std::chrono::steady_clock::now() + patience;
    const std::int64_t id = ++lastId_;
    const std::string line = protocol::encode(
        protocol::Request{.id = id, .method = method, .params = std::move(params)});
    if (const auto sent = socket_.send(line, deadline); !sent) {
        return tl::unexpected(sent.error());
    }
    for (;;) {
        auto message = receive(deadline);
        if (!message) {
            return tl::unexpected(message.error());
        }
        if (auto* notification = std::get_if<protocol::Notification>(&*message)) {
            notifications_.push_back(std::move(*notification));
            continue;
        }
        auto& response = std::get<protocol::Response>(*message);
        if (const auto* error = std::get_if<protocol::RpcError>(&response.outcome)) {
            return refusal(*error);
        }
        if (response.id != id) {
            return notUnderstood("it answers a question that was not asked.");
        }
        return std::move(std::get<protocol::Json>(response.outcome));
    }
}

Result<protocol::Notification> Connection::nextNotification() {
    while (notifications_.empty()) {
        auto message = receive(std::nullopt);
        if (!message) {
            return tl::unexpected(message.error());
        }
        if (auto* notification = std::get_if<protocol::Notification>(&*message)) {
            notifications_.push_back(std::move(*notification));
        }
    }
    auto first = std::move(notifications_.front());
    notifications_.pop_front();
    return first;
}

Result<protocol::ServerMessage> Connection::receive(std::optional<Deadline> deadline) {
    const auto line = socket_.receive(deadline);
    if (!line) {
        return tl::unexpected(line.error());
    }
    auto message = protocol::decodeServerMessage(*line);
    if (!message) {
        return notUnderstood(message.error().detail);
    }
    return std::move(*message);
}

} // namespace tempo::cli
