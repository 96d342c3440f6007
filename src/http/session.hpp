#pragma once

#include "http/body_budget.hpp"
#include "http/connection_table.hpp"
#include "http/framing.hpp"
#include "http/held_answers.hpp"
#include "http/request_handler.hpp"
#include "http/stream.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace tempo::http {

/// What all sessions of a server share. Outlives them.
struct SessionContext {
    RequestHandler& handler;
    ConnectionTable& connections;
    BodyBudget& bodies;
    BodyBudget& signedBodies; ///< of requests whose signature is checked when all is there
    HeldAnswers& heldAnswers;
    RequestObserver& observer;
    const HttpSettings& settings;
    const Clock& clock;
};

/// One connection: carries bytes between the stream, the framing check, Beast's parser and the
/// request handler, one request after another. Its coroutine keeps it alive. Io thread.
class Session final : public Connection, public std::enable_shared_from_this<Session> {
public:
    Session(std::unique_ptr<Stream> stream, Peer peer, SessionContext context);
    ~Session() override;

    /// Serves requests until the connection ends.
    void start();

    void interrupt() override;
    bool idle() const override { return idle_ || holding_ != nullptr; }

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

    enum class After { KeepAlive, Close, Linger };
    enum class Received { Complete, Refused, Gone };

    struct Exchange {
        explicit Exchange(const HttpSettings& settings) : scanner(settings.headerBytes) {}

        HeaderScanner scanner;
        HeaderScan scan;
        Parser parser;
        RequestHead head;
        RequestTrace trace;
        std::optional<BodyBudget::Share> share; ///< set while the body is read
        Answer answer;                          ///< set with Received::Refused
    };

    Task<void> run();
    Task<After> greet();
    Task<After> secure();
    Task<After> answerInTheClear();
    Task<After> serveOne();
    Task<Received> receiveHeader(Exchange& exchange);
    bool parseHeader(Exchange& exchange);
    Task<Received> receiveBody(Exchange& exchange);
    std::optional<Answer> takeBodyBytes(Exchange& exchange);
    std::optional<Answer> checkBodySize(Exchange& exchange, std::size_t size);
    Task<After> answerRequest(Exchange& exchange, const Answer& answer, After after);
    Task<bool> holdBack(Exchange& exchange, std::chrono::milliseconds delay);
    After afterRefusal(const Exchange& exchange) const;
    Task<bool> discardBody(std::uint64_t size);
    Task<bool> readMore(std::size_t size);
    Task<bool> write(std::string_view bytes);
    Task<void> linger();
    void report(const Exchange& exchange, int status);
    std::string_view buffered() const;

    std::unique_ptr<Stream> stream_;
    Peer peer_;
    SessionContext context_;
    boost::beast::flat_buffer buffer_;
    std::optional<Exchange> exchange_; ///< the request that is awaited or served
    bool idle_ = true;
    Timer* holding_ = nullptr; ///< set while an answer is held back
};

} // namespace tempo::http
