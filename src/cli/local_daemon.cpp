#include "cli/local_daemon.hpp"

#include "cli/connection.hpp"

namespace tempo::cli {

Result<std::unique_ptr<Channel>> LocalDaemon::connect(std::chrono::milliseconds patience) {
    const auto path = chooseSocket(hints_, protocol::socketMayExist);
    if (!path) {
        return tl::unexpected(path.error());
    }
    auto socket = LineSocket::connect(*path);
    if (!socket) {
        return tl::unexpected(socket.error());
    }
    auto connection = std::make_unique<Connection>(std::move(*socket));
    if (const auto welcome = connection->hello(patience); !welcome) {
        return tl::unexpected(welcome.error());
    }
    return std::unique_ptr<Channel>(std::move(connection));
}

} // namespace tempo::cli
