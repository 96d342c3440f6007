#include "cli/local_daemon.hpp"

#include "cli/connection.hpp"

#include <cerrno>

#include <sys/stat.h>

namespace tempo::cli {
namespace {

/// What may not be looked at counts as there, so that connecting says that permission is missing.
bool mayExist(const std::filesystem::path& path) {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

} // namespace

Result<std::unique_ptr<Channel>> LocalDaemon::connect(std::chrono::milliseconds patience) {
    const auto path = chooseSocket(hints_, mayExist);
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
