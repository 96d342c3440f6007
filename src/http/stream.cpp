#include "http/stream.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <openssl/err.h>

#include <array>
#include <cstdint>
#include <new>

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
    tls_.reset(SSL_new(context_->native_handle()));
    if (!tls_ || SSL_set_fd(tls_.get(), socket_.native_handle()) != 1) {
        throw std::bad_alloc();
    }
    for (;;) {
        ERR_clear_error();
        const int outcome = SSL_accept(tls_.get());
        if (outcome == 1) {
            co_return Handshake::Done;
        }
        const auto error = co_await waitAfter(outcome);
        if (error) {
            tls_.reset();
            co_return Handshake::Failed;
        }
    }
}

std::string Stream::clientSubject(Timestamp now) const {
    if (!tls_ || SSL_get_verify_result(tls_.get()) != X509_V_OK) {
        return {};
    }
    X509* const shown = SSL_get1_peer_certificate(tls_.get());
    if (shown == nullptr) {
        return {};
    }
    const auto certificate = crypto::Certificate::adopt(shown);
    return certificate && now < certificate->notAfter() ? certificate->subject() : std::string();
}

Task<Stream::Result> Stream::readSome(asio::mutable_buffer buffer) {
    return tls_ ? readSomeSecure(buffer) : socket_.async_read_some(buffer, kAsTuple);
}

Task<Stream::Result> Stream::readSomeSecure(asio::mutable_buffer buffer) {
    for (bool waited = false;; waited = true) {
        ERR_clear_error();
        std::size_t count = 0;
        const int outcome = SSL_read_ex(tls_.get(), buffer.data(), buffer.size(), &count);
        if (outcome == 1) {
            if (!waited) {
                // A peer that always has more to say must not keep the thread from the others.
                co_await asio::post(executor(), asio::use_awaitable_t<Executor>{});
            }
            co_return Result{boost::system::error_code(), count};
        }
        const auto error = co_await waitAfter(outcome);
        if (error) {
            co_return Result{error, 0};
        }
    }
}

Task<Stream::Result> Stream::write(std::string_view bytes) {
    return tls_ ? writeSecure(bytes) : asio::async_write(socket_, asio::buffer(bytes), kAsTuple);
}

Task<Stream::Result> Stream::writeSecure(std::string_view bytes) {
    for (;;) {
        ERR_clear_error();
        std::size_t count = 0;
        const int outcome = SSL_write_ex(tls_.get(), bytes.data(), bytes.size(), &count);
        if (outcome == 1) {
            co_return Result{boost::system::error_code(), count};
        }
        const auto error = co_await waitAfter(outcome);
        if (error) {
            co_return Result{error, 0};
        }
    }
}

/// Waits until what OpenSSL could not finish with this outcome can be tried again; an error when it
/// cannot.
Task<boost::system::error_code> Stream::waitAfter(int outcome) {
    auto awaited = Socket::wait_read;
    switch (SSL_get_error(tls_.get(), outcome)) {
    case SSL_ERROR_WANT_READ:
        break;
    case SSL_ERROR_WANT_WRITE:
        awaited = Socket::wait_write;
        break;
    case SSL_ERROR_ZERO_RETURN: // close_notify
        co_return asio::error::eof;
    default: // what broke the protocol has had its alert
        co_return asio::error::connection_aborted;
    }
    const auto [error] = co_await socket_.async_wait(awaited, kAsTuple);
    co_return error;
}

Task<void> Stream::finishWriting() {
    const bool sound = tls_ && SSL_is_init_finished(tls_.get()) == 1;
    if (sound) {
        ERR_clear_error();
        const int outcome = SSL_shutdown(tls_.get()); // sends close_notify
        if (outcome < 0) {
            const auto error = co_await waitAfter(outcome);
            if (!error) {
                SSL_shutdown(tls_.get());
            }
        }
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
