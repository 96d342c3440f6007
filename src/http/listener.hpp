#pragma once

#include "http/server.hpp"
#include "http/task.hpp"

#include <tempo/core/error.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tempo::http {

/// The sockets of one listener, for IPv4 and, where the machine has it, IPv6. Its accept loops
/// share it until `close`. Io thread.
class Listener : public std::enable_shared_from_this<Listener> {
public:
    using OnAccept = std::function<void(Socket)>;

    /// Binds and listens; an Error names the port and what to do.
    static Expected<std::shared_ptr<Listener>> open(asio::io_context& io, const Endpoint& endpoint);

    explicit Listener(asio::io_context& io) : io_(io) {}

    /// Gives every accepted connection to `onAccept` until `close`.
    void start(OnAccept onAccept);
    void close();

    std::uint16_t port() const;
    std::vector<std::string> addresses() const;

private:
    Expected<void> bind(const asio::ip::address& address, std::uint16_t port);
    Task<void> acceptLoop(std::size_t index);

    asio::io_context& io_;
    std::vector<Acceptor> acceptors_;
    OnAccept onAccept_;
    bool closed_ = false;
};

} // namespace tempo::http
