#pragma once

#include "control/ports.hpp"
#include "control/server_options.hpp"

#include <tempo/core/error.hpp>

#include <boost/asio/io_context.hpp>

#include <cstdint>
#include <memory>

namespace tempo::control {

struct Shared;

/// The control socket: accepts local connections, asks the kernel who they are, and serves them.
/// All members are called on the io thread, or while `io` does not run.
class Server {
public:
    /// `io` and what `ports` point at outlive the server.
    Server(boost::asio::io_context& io, ServerOptions options, Ports ports);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server(); ///< as stop()

    /// Listens at the path of the options; errors as SocketFile::listen. To be called once.
    Expected<void> start();

    /// Closes the socket and every connection, and removes the file. No port is called after it.
    void stop();

    /// How many subscriptions follow the events now.
    std::uint32_t subscribers() const;

private:
    class Listening;

    boost::asio::io_context& io_;
    std::shared_ptr<Shared> shared_;
    std::shared_ptr<Listening> listening_;
};

} // namespace tempo::control
