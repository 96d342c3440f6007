#pragma once

#include "http/body_budget.hpp"
#include "http/connection_table.hpp"
#include "http/http_settings.hpp"
#include "http/request_handler.hpp"
#include "http/session.hpp"
#include "http/tls_context.hpp"

#include <tempo/core/clock.hpp>
#include <tempo/core/error.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tempo::http {

/// Who can reach a listener: the whole LAN (0.0.0.0 and [::]) or this machine alone.
enum class Bind : std::uint8_t { Lan, Loopback };

/// Where a listener is to listen.
struct Endpoint {
    std::uint16_t port = 0; ///< 0: any free one
    Bind bind = Bind::Lan;

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

class Listener;

/// The ingestion server: accepts connections and runs a session on each. Io thread.
class Server {
public:
    /// Everything referred to outlives the server.
    Server(asio::io_context& io, Ports ports, const Clock& clock);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    /// In force from the next request on, on open connections too. Idle TLS connections of
    /// addresses that may no longer connect are closed.
    void configure(const HttpSettings& settings);

    /// What TLS connections use from now on; those that are open keep theirs.
    void useTls(std::shared_ptr<TlsContext> context) { tls_ = std::move(context); }

    /// Listens at `endpoint`; with Transport::Tls only after useTls. Where it listened before, the
    /// new sockets are up before the old ones close; an error leaves the old ones as they were.
    /// Open connections stay.
    Expected<void> listen(Transport transport, const Endpoint& endpoint);

    /// Closes the listening sockets. Open connections stay.
    void stopListening(Transport transport);

    bool listening(Transport transport) const {
        return static_cast<bool>(door(transport).listener);
    }
    std::uint16_t port(Transport transport) const; ///< 0 when not listening
    std::vector<std::string>
    addresses(Transport transport) const; ///< `address:port` of each socket
    std::size_t connections() const { return connections_.size(); }

    /// Stops listening, ends idle connections, and calls `ended` when every request in flight has
    /// been answered or `limit` is over.
    void shutDown(std::chrono::seconds limit, std::function<void()> ended);

private:
    /// One of the two listeners and where it is to listen.
    struct Door {
        std::shared_ptr<Listener> listener;
        Endpoint endpoint;
    };

    Door& door(Transport transport) { return transport == Transport::Tls ? secure_ : plain_; }
    const Door& door(Transport transport) const {
        return transport == Transport::Tls ? secure_ : plain_;
    }
    void accepted(Socket socket, Transport transport);
    void turnAway(Socket& socket, const Peer& peer);

    asio::io_context& io_;
    const Clock& clock_;
    RequestObserver& observer_;
    HttpSettings settings_;
    RequestHandler handler_;
    ConnectionTable connections_;
    BodyBudget bodies_;
    BodyBudget signedBodies_;
    HeldAnswers heldAnswers_;
    std::shared_ptr<TlsContext> tls_;
    Door plain_;
    Door secure_;
};

} // namespace tempo::http
