#include "http/server.hpp"

#include "http/listener.hpp"

#include <boost/asio/ip/v6_only.hpp>

#include <utility>

namespace tempo::http {
namespace {

access::IpAddress toIpAddress(const asio::ip::address& address) {
    return address.is_v4() ? access::IpAddress::v4(address.to_v4().to_bytes())
                           : access::IpAddress::v6(address.to_v6().to_bytes());
}

} // namespace

Server::Server(asio::io_context& io, Ports ports, const Clock& clock)
    : io_(io), clock_(clock), observer_(ports.observer), handler_(ports, settings_, clock),
      connections_(io.get_executor(), settings_, clock), bodies_(settings_.bodyBytesInFlight) {}

Server::~Server() {
    stopListening();
}

Expected<void> Server::listen(const Endpoint& endpoint) {
    if (listener_ && endpoint == endpoint_) {
        return {};
    }
    // Two sockets cannot share a port, so changing only the reach of a listener has to close first.
    const bool samePort = listener_ && endpoint.port != 0 && endpoint.port == port();
    if (samePort) {
        stopListening();
    }
    auto opened = Listener::open(io_, endpoint);
    if (!opened) {
        if (samePort) {
            const auto again = endpoint_;
            static_cast<void>(listen(again));
        }
        return tl::unexpected(std::move(opened.error()));
    }
    stopListening();
    listener_ = *std::move(opened);
    endpoint_ = endpoint;
    listener_->start([this](Socket socket) { accepted(std::move(socket)); });
    return {};
}

void Server::stopListening() {
    if (listener_) {
        listener_->close();
        listener_.reset();
    }
}

std::uint16_t Server::port() const {
    return listener_ ? listener_->port() : std::uint16_t{0};
}

std::vector<std::string> Server::addresses() const {
    return listener_ ? listener_->addresses() : std::vector<std::string>{};
}

void Server::shutDown(std::chrono::seconds limit, std::function<void()> ended) {
    stopListening();
    connections_.drain(clock_.steady() + limit, std::move(ended));
}

void Server::accepted(Socket socket) {
    boost::system::error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error) {
        return;
    }
    socket.set_option(asio::ip::tcp::no_delay(true), error);
    Peer peer{.address = toIpAddress(remote.address()), .addressText = {}};
    peer.addressText = peer.address.toString();
    if (!connections_.hasRoomFor(peer.address)) {
        turnAway(socket, peer);
        return;
    }
    const SessionContext context{handler_, connections_, bodies_, observer_, settings_, clock_};
    std::make_shared<Session>(std::move(socket), std::move(peer), context)->start();
}

/// Says once, without waiting, that there is no room: a connection over the limit gets no session.
void Server::turnAway(Socket& socket, const Peer& peer) {
    RequestTrace trace;
    trace.reason = "too many connections";
    auto answer =
        handler_.refuse(503, "busy", "Too many connections are open; try again later.", trace);
    answer.retryAfter = std::chrono::seconds{5};
    const auto bytes = render(answer, httpDate(clock_.now()), Persistence::Close, BodyPart::Whole);
    boost::system::error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(bytes), ignored);
    observer_.answered({.address = peer.address,
                        .transport = peer.transport,
                        .method = {},
                        .path = {},
                        .status = answer.status,
                        .sender = {},
                        .provider = {},
                        .requestId = trace.requestId,
                        .reason = trace.reason});
}

} // namespace tempo::http
