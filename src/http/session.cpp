#include "http/session.hpp"

#include <boost/asio/co_spawn.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace tempo::http {
namespace {

using std::chrono::seconds;

constexpr std::size_t kReadSize = 4UL * 1024;
constexpr std::size_t kBodyReadSize = 64UL * 1024;
/// An idle connection gives a larger buffer back.
constexpr std::size_t kIdleBufferSize = 16UL * 1024;
/// A refused body up to this size is read and thrown away, so that the connection can go on.
constexpr std::size_t kDiscardSize = 64UL * 1024;
constexpr std::size_t kLingerSize = 1024UL * 1024;
constexpr seconds kLingerTime{2};
constexpr seconds kWriteTimeout{30};

/// The Date field, made anew once a second.
std::string_view dateOf(Timestamp now) {
    thread_local std::chrono::sys_seconds cached{};
    thread_local std::string text;
    const auto second = std::chrono::floor<seconds>(now);
    if (second != cached || text.empty()) {
        cached = second;
        text = httpDate(now);
    }
    return text;
}

} // namespace

Session::Session(std::unique_ptr<Stream> stream, Peer peer, SessionContext context)
    : Connection(peer.address, peer.transport), stream_(std::move(stream)), peer_(std::move(peer)),
      context_(context) {
    context_.connections.add(*this);
}

Session::~Session() {
    context_.connections.remove(*this);
}

void Session::start() {
    auto work = [self = shared_from_this()]() {
        return self->run();
    };
    auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
        if (!failure) {
            return;
        }
        try {
            std::rethrow_exception(failure);
        } catch (const std::exception& e) {
            self->context_.observer.failed(e.what());
        }
    };
    asio::co_spawn(stream_->executor(), std::move(work), std::move(ended));
}

void Session::interrupt() {
    stream_->cancel();
    if (holding_ != nullptr) {
        holding_->cancel();
    }
}

std::string_view Session::buffered() const {
    const auto data = buffer_.cdata();
    return {static_cast<const char*>(data.data()), data.size()};
}

Task<void> Session::run() {
    auto after = co_await greet();
    if (after == After::KeepAlive) {
        after = co_await secure();
    }
    while (after == After::KeepAlive && !context_.connections.draining()) {
        after = co_await serveOne();
    }
    exchange_.reset();
    // Over TLS the peer answers our close_notify with its own: unread, it would reset the
    // connection.
    if (after == After::Linger || stream_->isSecure()) {
        co_await linger();
    } else {
        waitUntil(context_.clock.steady() + kLingerTime);
        co_await stream_->finishWriting();
    }
    stream_->close();
}

/// Turns an address that may not talk to the server away before anything of it is read; on the TLS
/// listener without a word, for which there are no keys yet.
Task<Session::After> Session::greet() {
    auto& exchange = exchange_.emplace(context_.settings);
    const auto refusal = context_.handler.checkAddress(peer_, exchange.trace);
    if (!refusal) {
        co_return After::KeepAlive;
    }
    if (peer_.transport == Transport::Tls) {
        report(exchange, refusal->status);
        co_return After::Close;
    }
    co_return co_await answerRequest(exchange, *refusal, After::Linger);
}

/// Agrees on keys where the listener wants them.
Task<Session::After> Session::secure() {
    waitUntil(context_.clock.steady() + context_.settings.headerTimeout);
    const auto outcome = co_await stream_->handshake();
    if (outcome == Stream::Handshake::SpeaksHttp) {
        co_return co_await answerInTheClear();
    }
    if (outcome != Stream::Handshake::Done) {
        co_return After::Close;
    }
    peer_.clientSubject = stream_->clientSubject(context_.clock.now());
    co_return After::KeepAlive;
}

/// Tells a client that has sent plain HTTP to the TLS port, once its header has come or does not
/// come: a token in it is one that whoever listens has now.
Task<Session::After> Session::answerInTheClear() {
    peer_.transport = Transport::Plain; // what has come crossed the network so
    auto& exchange = exchange_.emplace(context_.settings);
    const auto header = co_await receiveHeader(exchange);
    if (header == Received::Gone) {
        co_return After::Close;
    }
    exchange.trace = {}; // what is wrong with it otherwise matters less
    const auto answer =
        context_.handler.refuseCleartext(exchange.head, peer_.address, exchange.trace);
    co_return co_await answerRequest(exchange, answer, After::Linger);
}

Task<Session::After> Session::serveOne() {
    auto& exchange = exchange_.emplace(context_.settings);
    const auto header = co_await receiveHeader(exchange);
    if (header == Received::Gone) {
        co_return After::Close;
    }
    if (header == Received::Refused) {
        co_return co_await answerRequest(exchange, exchange.answer, After::Linger);
    }

    if (const auto refusal = context_.handler.checkAddress(peer_, exchange.trace)) {
        co_return co_await answerRequest(exchange, *refusal, After::Linger);
    }
    auto decision = context_.handler.begin(exchange.head, peer_, exchange.trace);
    if (const auto* answer = std::get_if<Answer>(&decision)) {
        co_return co_await answerRequest(exchange, *answer, afterRefusal(exchange));
    }
    auto& request = std::get<AdmittedRequest>(decision);
    exchange.share.emplace(request.signature ? context_.signedBodies : context_.bodies);
    const auto body = co_await receiveBody(exchange);
    if (body == Received::Gone) {
        co_return After::Close;
    }
    if (body == Received::Refused) {
        co_return co_await answerRequest(exchange, exchange.answer, After::Linger);
    }
    const auto answer = co_await context_.handler.finish(
        request, exchange.head, exchange.parser.get().body(), peer_, exchange.trace);
    co_return co_await answerRequest(exchange, answer, After::KeepAlive);
}

Task<Session::Received> Session::receiveHeader(Exchange& exchange) {
    if (buffer_.size() == 0 && buffer_.capacity() > kIdleBufferSize) {
        buffer_ = {};
    }
    idle_ = buffer_.size() == 0;
    waitUntil(context_.clock.steady() +
              (idle_ ? context_.settings.idleTimeout : context_.settings.headerTimeout));
    for (;;) {
        if (buffer_.size() > 0) {
            exchange.scan = exchange.scanner.feed(buffered());
        }
        if (exchange.scan.kind != HeaderScan::Kind::NeedMore) {
            break;
        }
        const bool arrived = co_await readMore(kReadSize);
        if (!arrived && (!expired() || idle_)) {
            co_return Received::Gone;
        }
        if (!arrived) {
            exchange.answer = context_.handler.refuse(
                408, "timeout", "The header of the request did not arrive in time.",
                exchange.trace);
            co_return Received::Refused;
        }
        if (std::exchange(idle_, false)) {
            waitUntil(context_.clock.steady() + context_.settings.headerTimeout);
        }
    }
    idle_ = false;
    co_return parseHeader(exchange) ? Received::Complete : Received::Refused;
}

bool Session::parseHeader(Exchange& exchange) {
    auto& handler = context_.handler;
    if (exchange.scan.kind == HeaderScan::Kind::TooLarge) {
        exchange.answer =
            handler.refuse(431, "header-too-large",
                           "The header is larger than " +
                               std::to_string(context_.settings.headerBytes) + " bytes.",
                           exchange.trace);
        return false;
    }
    if (exchange.scan.kind == HeaderScan::Kind::Refused) {
        exchange.answer =
            handler.refuse(400, "bad-request", std::string(exchange.scan.reason), exchange.trace);
        return false;
    }
    auto& parser = exchange.parser;
    // The scanner has bounded the header, and checkBodySize bounds the body; the parser's own limit
    // leaves room for a trailer.
    parser.header_limit(
        static_cast<std::uint32_t>(exchange.scan.size + context_.settings.headerBytes));
    parser.body_limit(boost::none);
    const auto bytes =
        buffered().substr(exchange.scan.skip, exchange.scan.size - exchange.scan.skip);
    boost::system::error_code error;
    parser.put(asio::buffer(bytes), error);
    if (error || !parser.is_header_done()) {
        exchange.answer =
            handler.refuse(400, "bad-request", "The header is not valid HTTP.", exchange.trace);
        return false;
    }
    buffer_.consume(exchange.scan.size);
    exchange.head = readHead(parser.get().base(), exchange.scan, parser.keep_alive());
    return true;
}

Task<Session::Received> Session::receiveBody(Exchange& exchange) {
    auto& parser = exchange.parser;
    waitUntil(context_.clock.steady() + context_.settings.bodyTimeout);
    parser.eager(true);
    if (auto refusal = checkBodySize(exchange, exchange.head.contentLength.value_or(0))) {
        exchange.answer = *std::move(refusal);
        co_return Received::Refused;
    }
    if (exchange.head.expectation == RequestHead::Expectation::Continue && buffer_.size() == 0) {
        const bool written = co_await write("HTTP/1.1 100 Continue\r\n\r\n");
        if (!written) {
            co_return Received::Gone;
        }
    }
    while (!parser.is_done()) {
        if (auto refusal = takeBodyBytes(exchange)) {
            exchange.answer = *std::move(refusal);
            co_return Received::Refused;
        }
        if (parser.is_done()) {
            break;
        }
        const bool arrived = co_await readMore(kBodyReadSize);
        if (!arrived && !expired()) {
            co_return Received::Gone;
        }
        if (!arrived) {
            exchange.answer = context_.handler.refuse(
                408, "timeout", "The body of the request did not arrive in time.", exchange.trace);
            co_return Received::Refused;
        }
    }
    co_return Received::Complete;
}

/// Feeds what has arrived to the parser.
std::optional<Answer> Session::takeBodyBytes(Exchange& exchange) {
    if (buffer_.size() == 0) {
        return std::nullopt;
    }
    auto& parser = exchange.parser;
    auto& handler = context_.handler;
    boost::system::error_code error;
    buffer_.consume(parser.put(buffer_.cdata(), error));
    if (error == boost::beast::http::error::need_more) {
        if (buffer_.size() > context_.settings.headerBytes) {
            return handler.refuse(400, "bad-request",
                                  "A chunk's header or the trailer is too long.", exchange.trace);
        }
    } else if (error) {
        return handler.refuse(400, "bad-request",
                              "The body is not valid HTTP: " + error.message() + ".",
                              exchange.trace);
    }
    return checkBodySize(exchange, parser.get().body().size());
}

std::optional<Answer> Session::checkBodySize(Exchange& exchange, std::size_t size) {
    auto& handler = context_.handler;
    if (size > context_.settings.bodyBytes) {
        return handler.refuseTooLarge(exchange.trace);
    }
    if (exchange.share->growTo(size)) {
        return std::nullopt;
    }
    auto busy =
        handler.refuse(503, "busy", "Too many large bodies arrive at once; try again in a moment.",
                       exchange.trace);
    busy.retryAfter = seconds{1};
    return busy;
}

Session::After Session::afterRefusal(const Exchange& exchange) const {
    const auto& head = exchange.head;
    if (!head.hasBody()) {
        return After::KeepAlive;
    }
    const bool discardable = !head.chunked && *head.contentLength <= kDiscardSize &&
                             head.expectation == RequestHead::Expectation::None;
    return discardable ? After::KeepAlive : After::Linger;
}

/// Slows down who fails again and again: nothing more of this connection is read meanwhile. False
/// when too many answers of the same client wait already: this one leaves at once, and its
/// connection ends.
Task<bool> Session::holdBack(Exchange& exchange, std::chrono::milliseconds delay) {
    const auto& client = exchange.trace.senderOr(peer_);
    const auto place = context_.heldAnswers.take(client.address);
    if (!place) {
        co_return false;
    }
    // A body that has been judged takes no memory while its answer waits.
    std::string().swap(exchange.parser.get().body());
    exchange.share.reset();
    Timer timer(stream_->executor(), delay);
    waitUntil(context_.clock.steady() + delay);
    holding_ = &timer;
    co_await timer.async_wait(kAsTuple);
    holding_ = nullptr;
    co_return true;
}

Task<Session::After> Session::answerRequest(Exchange& exchange, const Answer& answer, After after) {
    if (answer.delay.count() > 0 && !context_.connections.draining()) {
        const bool held = co_await holdBack(exchange, answer.delay);
        after = held ? after : After::Linger;
    }
    const bool stays =
        after == After::KeepAlive && exchange.head.keepAlive && !context_.connections.draining();
    const auto part = exchange.head.method == "HEAD" ? BodyPart::HeaderOnly : BodyPart::Whole;
    const auto bytes = render(answer, dateOf(context_.clock.now()),
                              stays ? Persistence::KeepAlive : Persistence::Close, part);
    report(exchange, answer.status);
    waitUntil(context_.clock.steady() + kWriteTimeout);
    const bool written = co_await write(bytes);
    if (!written) {
        co_return After::Close;
    }
    const auto& parser = exchange.parser;
    const bool unread = exchange.head.hasBody() && !parser.is_done();
    if (!stays) {
        co_return unread || after == After::Linger ? After::Linger : After::Close;
    }
    if (unread) {
        const bool discarded = co_await discardBody(*exchange.head.contentLength);
        co_return discarded ? After::KeepAlive : After::Close;
    }
    co_return After::KeepAlive;
}

Task<bool> Session::discardBody(std::uint64_t size) {
    waitUntil(context_.clock.steady() + context_.settings.bodyTimeout);
    for (;;) {
        const auto step = std::min<std::uint64_t>(size, buffer_.size());
        buffer_.consume(step);
        size -= step;
        if (size == 0) {
            co_return true;
        }
        const bool arrived = co_await readMore(kReadSize);
        if (!arrived) {
            co_return false;
        }
    }
}

/// Waits until the peer has closed too, so that the answer is not lost to a reset, for what it
/// still sends into a full stop.
Task<void> Session::linger() {
    waitUntil(context_.clock.steady() + kLingerTime);
    co_await stream_->finishWriting();
    std::size_t discarded = 0;
    bool open = true;
    while (open && discarded < kLingerSize) {
        discarded += buffer_.size();
        buffer_.consume(buffer_.size());
        open = co_await readMore(kReadSize);
    }
}

Task<bool> Session::readMore(std::size_t size) {
    const auto [error, count] = co_await stream_->readSome(buffer_.prepare(size));
    buffer_.commit(count);
    co_return !error;
}

Task<bool> Session::write(std::string_view bytes) {
    const auto [error, count] = co_await stream_->write(bytes);
    co_return !error && count == bytes.size();
}

void Session::report(const Exchange& exchange, int status) {
    const auto& trace = exchange.trace;
    const auto& client = trace.senderOr(peer_);
    context_.observer.answered({.address = client.addressText,
                                .transport = client.transport,
                                .method = exchange.head.method,
                                .path = exchange.head.path,
                                .status = status,
                                .sender = trace.sender,
                                .provider = trace.provider,
                                .requestId = trace.requestId,
                                .reason = trace.reason,
                                .proxy = trace.origin ? peer_.addressText : std::string_view()});
}

} // namespace tempo::http
