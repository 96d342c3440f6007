#pragma once

#include "http/task.hpp"
#include "http/tls_context.hpp"

#include <tempo/core/timestamp.hpp>

#include <boost/asio/buffer.hpp>
#include <openssl/ssl.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>

namespace tempo::http {

/// The bytes of one connection, in the clear or through TLS. Io thread.
///
/// OpenSSL reads and writes the socket itself, and the stream waits where it has to: nothing is
/// copied on the way, and an idle connection keeps no buffers. The process must ignore SIGPIPE.
class Stream {
public:
    using Result = std::tuple<boost::system::error_code, std::size_t>;

    /// In the clear.
    explicit Stream(Socket socket) : socket_(std::move(socket)) {}

    /// Through TLS, which `handshake` begins. The context is shared with later connections.
    Stream(Socket socket, std::shared_ptr<TlsContext> tls)
        : socket_(std::move(socket)), context_(std::move(tls)) {}

    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() = default;

    enum class Handshake {
        Done,
        SpeaksHttp, ///< what came is no TLS; the stream goes on in the clear, for an answer
        Failed
    };

    /// Waits for the client's first byte and agrees with it on keys. Done at once without TLS.
    Task<Handshake> handshake();

    /// The subject of the certificate by which the client has proved who it is, under an authority
    /// of TlsContext, once hands are shaken; in a resumed session that of its first handshake.
    /// Empty: none was shown, or none that is good at `now`.
    std::string clientSubject(Timestamp now) const;

    /// Some bytes, at least one; an error when there are none any more.
    Task<Result> readSome(asio::mutable_buffer buffer);

    /// All of the bytes, which must live until then.
    Task<Result> write(std::string_view bytes);

    /// Tells the peer that nothing more comes, and waits for no answer; it may go on sending.
    Task<void> finishWriting();

    /// Whether what is read and written passes through TLS.
    bool isSecure() const { return tls_ != nullptr; }

    /// Ends what is awaited with an error.
    void cancel();
    void close();

    Executor executor() { return socket_.get_executor(); }

private:
    struct Free {
        void operator()(SSL* connection) const noexcept { SSL_free(connection); }
    };

    Task<Handshake> shakeHands();
    Task<Result> readSomeSecure(asio::mutable_buffer buffer);
    Task<Result> writeSecure(std::string_view bytes);
    Task<boost::system::error_code> waitAfter(int outcome);

    Socket socket_;
    std::shared_ptr<TlsContext> context_;
    std::unique_ptr<SSL, Free> tls_; ///< null in the clear
};

} // namespace tempo::http
