#pragma once

#include <tempo/protocol/framing.hpp>
#include <tempo/protocol/messages.hpp>
#include <tempo/protocol/rpc.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#include <array>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tempo::control::test {

/// A client on the thread of the test. Whenever it must wait, it lets the server's io context run.
class Client {
public:
    using Socket = boost::asio::local::stream_protocol::socket;

    Client(boost::asio::io_context& io, Socket socket) : io_(io), socket_(std::move(socket)) {
        socket_.non_blocking(true);
    }

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            boost::system::error_code error;
            bytes.remove_prefix(socket_.write_some(boost::asio::buffer(bytes), error));
            if (error == boost::asio::error::would_block) {
                letServerRun();
            } else if (error) {
                return; // the server has closed; what it said can still be read
            }
        }
    }

    /// The next line, or nothing once the server has closed the connection.
    std::optional<std::string> line() {
        for (;;) {
            if (auto line = framer_.next()) {
                return line;
            }
            boost::system::error_code error;
            const auto size = socket_.read_some(boost::asio::buffer(chunk_), error);
            if (error == boost::asio::error::would_block) {
                letServerRun();
            } else if (error) {
                return std::nullopt;
            } else if (!framer_.feed({chunk_.data(), size})) {
                throw std::runtime_error("the server sent too long a line");
            }
        }
    }

    protocol::ServerMessage message() {
        const auto text = line();
        if (!text) {
            throw std::runtime_error("the server closed the connection");
        }
        return protocol::decodeServerMessage(*text).value();
    }

    /// Sends a request and gives its answer; notifications that come before it are kept.
    protocol::Response call(const std::string& method,
                            protocol::Json params = protocol::Json::object()) {
        send(method, std::move(params));
        for (;;) {
            auto next = message();
            if (auto* response = std::get_if<protocol::Response>(&next)) {
                return *std::move(response);
            }
            notifications_.push_back(std::get<protocol::Notification>(std::move(next)));
        }
    }

    void send(const std::string& method, protocol::Json params = protocol::Json::object()) {
        write(protocol::encode(protocol::Request{++lastId_, method, std::move(params)}));
    }

    protocol::Notification notification() {
        if (!notifications_.empty()) {
            auto first = std::move(notifications_.front());
            notifications_.erase(notifications_.begin());
            return first;
        }
        auto next = message();
        return std::get<protocol::Notification>(std::move(next));
    }

    void hello() {
        const auto answer =
            call("hello", {{"protocol", protocol::kProtocolVersion}, {"client", "test"}});
        if (!std::holds_alternative<protocol::Json>(answer.outcome)) {
            throw std::runtime_error("the hello was refused");
        }
    }

    Socket& socket() { return socket_; }

private:
    /// Ends a test that would wait for ever.
    void letServerRun() {
        io_.restart();
        if (io_.run_one_for(std::chrono::seconds(60)) == 0) {
            throw std::runtime_error("the server has nothing more to do");
        }
    }

    boost::asio::io_context& io_;
    Socket socket_;
    protocol::LineFramer framer_;
    std::array<char, 64UL * 1024> chunk_{};
    std::int64_t lastId_ = 0;
    std::vector<protocol::Notification> notifications_;
};

/// The result of an answer; throws if it is an error.
inline protocol::Json resultOf(const protocol::Response& response) {
    return std::get<protocol::Json>(response.outcome);
}

/// The error of an answer; throws if it is a result.
inline Error errorOf(const protocol::Response& response) {
    return protocol::fromRpcError(std::get<protocol::RpcError>(response.outcome));
}

} // namespace tempo::control::test
