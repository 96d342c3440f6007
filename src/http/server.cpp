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
      connections_(io.get_executor(), settings_, clock), bodies_(settings_.bodyBytesInFlight),
      signedBodies_(settings_.signedBytesInFlight) {}

Server::~Server() {
    stopListening(Transport::Plain);
    stopListening(Transport::Tls);
}

void Server::configure(const HttpSettings& settings) {
    const bool sameRules = settings.policy == settings_.policy;
    settings_ = settings;
    if (!sameRules) {
        connections_.endIdle([this](const Connection& connection) {
            return connection.transport() == Transport::Tls &&
                   !access::decide(settings_.policy, connection.address()).allowed();
        });
    }
}

Expected<void> Server::listen(Transport transport, const Endpoint& endpoint) {
    auto& [listener, current] = door(transport);
    if (listener && endpoint == current) {
        return {};
    }
    // Two sockets cannot share a port, so changing only the reach of a listener has to close first.
    const bool samePort = listener && endpoint.port != 0 && endpoint.port == port(transport);
    if (samePort) {
        stopListening(transport);
    }
    auto opened = Listener::open(io_, endpoint);
    if (!opened) {
        if (samePort) {
            const auto again = current;
            static_cast<void>(listen(transport, again));
        }
        return tl::unexpected(std::move(opened.error()));
    }
    stopListening(transport);
    listener = *std::move(opened);
    current = endpoint;
    listener->start([this, transport](Socket socket) { accepted(std::move(socket), transport); });
    return {};
}

void Server::stopListening(Transport transport) {
    if (const auto listener = std::exchange(door(transport).listener, nullptr)) {
        listener->close();
    }
}

std::uint16_t Server::port(Transport transport) const {
    const auto& listener = door(transport).listener;
    return listener ? listener->port() : std::uint16_t{0};
}

std::vector<std::string> Server::addresses(Transport transport) const {
    const auto& listener = door(transport).listener;
    return listener ? listener->addresses() : std::vector<std::string>{};
}

void Server::shutDown(std::chrono::seconds limit, std::function<void()> ended) {
    stopListening(Transport::Plain);
    stopListening(Transport::Tls);
    connections_.drain(clock_.steady() + limit, std::move(ended));
}

void Server::accepted(Socket socket, Transport transport) {
    boost::system::error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error) {
        return;
    }
    socket.set_option(asio::ip::tcp::no_delay(true), error);
    Peer peer{.address = toIpAddress(remote.address()), .addressText = {}, .transport = transport};
    peer.addressText = peer.address.toString();
    if (!connections_.hasRoomFor(peer.address)) {
        turnAway(socket, peer);
        return;
    }
    const SessionContext context{handler_,     connections_, bodies_,   signedBodies_,
                                 heldAnswers_, observer_,    settings_, clock_};
    auto stream = transport == Transport::Tls ? std::make_unique<Stream>(std::move(socket), tls_)
                                              : std::make_unique<Stream>(std::move(socket));
    std::make_shared<Session>(std::move(stream), std::move(peer), context)->start();
}

/// Says once, without waiting, that there is no room: a connection over the limit gets no session.
/// One to the TLS port is just closed: it could read nothing in the clear.
void Server::turnAway(Socket& socket, const Peer& peer) {
    RequestTrace trace;
    trace.reason = "too many connections";
    auto answer =
        handler_.refuse(503, "busy", "Too many connections are open; try again later.", trace);
    answer.retryAfter = std::chrono::seconds{5};
    if (peer.transport == Transport::Plain) {
        const auto bytes =
            render(answer, httpDate(clock_.now()), Persistence::Close, BodyPart::Whole);
        boost::system::error_code ignored;
        socket.non_blocking(true, ignored);
        socket.write_some(asio::buffer(bytes), ignored);
    }
    observer_.answered({.address = peer.addressText,
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
