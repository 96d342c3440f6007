#include "http/stream.hpp"

#include <boost/asio/write.hpp>

#include <array>
#include <cstdint>

namespace tempo::http {
namespace {

/// The content type of a handshake record (RFC 8446, 5.1), with which every TLS client begins.
constexpr std::uint8_t kHandshakeRecord = 22;

} // namespace

Task<Stream::Handshake> Stream::handshake() {
    if (!context_) {
        co_return Handshake::Done;
    }
    const auto [waited] = co_await socket_.async_wait(Socket::wait_read, kAsTuple);
    if (waited) {
        co_return Handshake::Failed;
    }
    std::array<std::uint8_t, 1> first{};
    boost::system::error_code error;
    socket_.non_blocking(true, error);
    const auto count = socket_.receive(asio::buffer(first), Socket::message_peek, error);
    if (error || count == 0) {
        co_return Handshake::Failed;
    }
    if (first[0] != kHandshakeRecord) {
        co_return Handshake::SpeaksHttp;
    }
    co_return co_await shakeHands();
}

Task<Stream::Handshake> Stream::shakeHands() {
    tls_ = std::make_unique<TlsStream>(socket_, *context_);
    const auto [error] = co_await tls_->async_handshake(TlsStream::server, kAsTuple);
    co_return error ? Handshake::Failed : Handshake::Done;
}

Task<Stream::Result> Stream::readSome(asio::mutable_buffer buffer) {
    return tls_ ? tls_->async_read_some(buffer, kAsTuple)
                : socket_.async_read_some(buffer, kAsTuple);
}

Task<Stream::Result> Stream::write(std::string_view bytes) {
    return tls_ ? asio::async_write(*tls_, asio::buffer(bytes), kAsTuple)
                : asio::async_write(socket_, asio::buffer(bytes), kAsTuple);
}

Task<void> Stream::finishWriting() {
    if (tls_) {
        // OpenSSL sends its close_notify and waits for the peer's.
        co_await tls_->async_shutdown(kAsTuple);
    }
    boost::system::error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
}

void Stream::cancel() {
    boost::system::error_code ignored;
    socket_.cancel(ignored);
}

void Stream::close() {
    boost::system::error_code ignored;
    socket_.close(ignored);
}

} // namespace tempo::http
