#pragma once

#include "http/task.hpp"
#include "http/tls_context.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <cstddef>
#include <memory>
#include <string_view>
#include <tuple>

namespace tempo::http {

/// The bytes of one connection, in the clear or through TLS. Io thread.
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

    /// Some bytes, at least one; an error when there are none any more.
    Task<Result> readSome(asio::mutable_buffer buffer);

    /// All of the bytes, which must live until then.
    Task<Result> write(std::string_view bytes);

    /// Tells the peer that nothing more comes; it may go on sending.
    Task<void> finishWriting();

    /// Ends what is awaited with an error.
    void cancel();
    void close();

    Executor executor() { return socket_.get_executor(); }

private:
    using TlsStream = asio::ssl::stream<Socket&>;

    Task<Handshake> shakeHands();

    Socket socket_;
    std::shared_ptr<TlsContext> context_;
    std::unique_ptr<TlsStream> tls_; ///< null in the clear
};

} // namespace tempo::http
