#include "control/session.hpp"

#include "control/as_tuple.hpp"
#include "control/time_limit.hpp"

#include <tempo/core/version.hpp>
#include <tempo/protocol/codec.hpp>
#include <tempo/protocol/messages/hello.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>

#include <utility>
#include <variant>

namespace tempo::control {
namespace {

using boost::asio::awaitable;

Expected<protocol::HelloResult> readHello(const protocol::Request& request, protocol::Role role) {
    if (request.method != "hello") {
        return failure(ErrorCode::InvalidInput, "the first request must be `hello`");
    }
    const auto params = protocol::fromJson<protocol::HelloParams>(request.params);
    if (!params) {
        return tl::unexpected(params.error());
    }
    if (params->protocol != protocol::kProtocolVersion) {
        return failure(ErrorCode::Unsupported,
                       "this daemon (" + std::string(version()) + ") speaks version " +
                           std::to_string(protocol::kProtocolVersion) +
                           " of the control protocol and the client version " +
                           std::to_string(params->protocol) + "; use programs of the same release");
    }
    return protocol::HelloResult{protocol::kProtocolVersion, std::string(version()), role};
}

std::string noHelloLine() {
    return errorLine(
        protocol::kNoId,
        {ErrorCode::InvalidInput, "no `hello` came in time; send it first on every connection"});
}

} // namespace

Session::Session(std::shared_ptr<Shared> shared, Socket socket, Caller caller)
    : shared_(std::move(shared)), socket_(std::move(socket)),
      outbox_(socket_, {shared_->options.outboxBytes, shared_->options.stallLimit}),
      subscriptions_({shared_->ports, shared_->hub, outbox_, socket_.get_executor()}),
      context_{shared_->ports, caller, subscriptions_},
      helloEnd_(std::chrono::steady_clock::now() + shared_->options.helloLimit) {
    shared_->sessions.insert(this);
}

Session::~Session() {
    shared_->sessions.erase(this);
}

void Session::start(const std::shared_ptr<Session>& self) {
    const auto completed = [self](const std::exception_ptr& fault) {
        self->completed(fault);
    };
    const auto executor = self->socket_.get_executor();
    boost::asio::co_spawn(executor, self->outbox_.run(), completed);
    boost::asio::co_spawn(executor, self->readAll(self), completed);
}

void Session::close() {
    ending_ = true;
    subscriptions_.endAll();
    outbox_.abandon();
}

/// A fault of one side must not leave the other one waiting.
void Session::completed(const std::exception_ptr& fault) {
    if (!fault) {
        return;
    }
    close();
    if (shared_->options.report) {
        shared_->options.report("a control connection ended by an internal error");
    }
}

/// `self` keeps the session alive for its subscriptions.
awaitable<void> Session::readAll(std::shared_ptr<const void> self) {
    while (!ending_) {
        const auto bytes = co_await receive();
        if (bytes.empty()) {
            break;
        }
        if (const auto fed = framer_.feed(bytes); !fed) {
            refuse(errorLine(protocol::kNoId, fed.error()));
        }
        while (!ending_) {
            const auto line = framer_.next();
            if (!line) {
                break;
            }
            co_await take(*line);
            subscriptions_.begin(self);
        }
    }
    subscriptions_.endAll();
    outbox_.finish();
}

/// What has arrived; nothing at the end of the connection, or of the time for the hello.
awaitable<std::string_view> Session::receive() {
    auto read = socket_.async_read_some(boost::asio::buffer(chunk_), kAsTuple);
    if (greeted_) {
        const auto [error, size] = co_await std::move(read);
        co_return std::string_view(chunk_.data(), error ? 0 : size);
    }
    const auto outcome = co_await before(helloEnd_, std::move(read));
    if (!outcome) {
        refuse(noHelloLine());
        co_return std::string_view();
    }
    const auto [error, size] = *outcome;
    co_return std::string_view(chunk_.data(), error ? 0 : size);
}

awaitable<void> Session::take(std::string_view line) {
    auto request = protocol::readRequest(line);
    if (!request) {
        refuse(protocol::encode(request.error()));
    } else if (!greeted_) {
        greet(*request);
    } else {
        co_await outbox_.room();
        outbox_.push(co_await dispatch(context_, *std::move(request), shared_->options.report));
    }
}

void Session::greet(const protocol::Request& request) {
    const auto result = readHello(request, context_.caller.role);
    if (!result) {
        refuse(errorLine(request.id, result.error()));
        return;
    }
    greeted_ = true;
    outbox_.push(protocol::encodeResult(request.id, protocol::jsonText(*result)));
}

/// Says what is wrong and ends the connection after that.
void Session::refuse(const std::string& line) {
    ending_ = true;
    outbox_.push(line);
}

} // namespace tempo::control
