#include "cli/line_socket.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace tempo::cli {
namespace {

std::string words(int error) {
    return std::strerror(error);
}

Failure cannotConnect(const std::filesystem::path& path, int error) {
    const std::string where = path.string();
    switch (error) {
    case EACCES:
    case EPERM:
        return {ExitCode::Forbidden, "no permission to use " + where +
                                         ". Run tempoctl as the user that runs tempod, or ask for "
                                         "membership in the group that owns the socket."};
    case ECONNREFUSED:
        return {ExitCode::Unreachable,
                "nobody listens on " + where + ": tempod is not running. Start it."};
    case ENOENT:
    case ENOTDIR:
        return {ExitCode::Unreachable, "no daemon found: " + where +
                                           " does not exist. Start tempod, or name its control "
                                           "socket with --socket."};
    default:
        return {ExitCode::Unreachable, "cannot connect to " + where + ": " + words(error) +
                                           ". Look at the log of tempod, then try again."};
    }
}

tl::unexpected<Failure> lost(const std::string& why) {
    return fail(ExitCode::Unreachable,
                "the connection to the daemon is lost: " + why + ". Look at the log of tempod.");
}

int untilDeadline(std::optional<Deadline> deadline) {
    if (!deadline) {
        return -1;
    }
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now());
    constexpr std::chrono::milliseconds kLongest = std::chrono::hours(24);
    return static_cast<int>(std::clamp(left, std::chrono::milliseconds(0), kLongest).count());
}

bool mayBeRepeated(int error) {
    return error == EINTR || error == EAGAIN || error == EWOULDBLOCK;
}

} // namespace

LineSocket::LineSocket(LineSocket&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), framer_(std::move(other.framer_)) {}

LineSocket::~LineSocket() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

Result<LineSocket> LineSocket::connect(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string& name = path.native();
    if (name.size() >= sizeof address.sun_path) {
        return tl::unexpected(cannotConnect(path, ENAMETOOLONG));
    }
    name.copy(address.sun_path, name.size());
    LineSocket socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (socket.descriptor_ < 0) {
        return tl::unexpected(cannotConnect(path, errno));
    }
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    if (::connect(socket.descriptor_, generic, sizeof address) != 0) {
        return tl::unexpected(cannotConnect(path, errno));
    }
    return socket;
}

Result<void> LineSocket::wait(short events, std::optional<Deadline> deadline) const {
    pollfd watched{.fd = descriptor_, .events = events, .revents = 0};
    int ready = -1;
    do {
        ready = ::poll(&watched, 1, untilDeadline(deadline));
    } while (ready < 0 && errno == EINTR);
    if (ready < 0) {
        return lost(words(errno));
    }
    if (ready == 0) {
        return fail(ExitCode::Unreachable,
                    "the daemon did not answer in time. Look at its log, then try again.");
    }
    return {};
}

Result<void> LineSocket::send(std::string_view line, Deadline deadline) {
    while (!line.empty()) {
        const ssize_t sent =
            ::send(descriptor_, line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent >= 0) {
            line.remove_prefix(static_cast<std::size_t>(sent));
            continue;
        }
        if (!mayBeRepeated(errno)) {
            return lost(words(errno));
        }
        if (auto ready = wait(POLLOUT, deadline); !ready) {
            return ready;
        }
    }
    return {};
}

Result<std::string> LineSocket::receive(std::optional<Deadline> deadline) {
    constexpr std::size_t kChunk = 64UL * 1024;
    std::array<char, kChunk> chunk;
    for (;;) {
        if (auto line = framer_.next()) {
            return std::move(*line);
        }
        const ssize_t received = ::recv(descriptor_, chunk.data(), chunk.size(), MSG_DONTWAIT);
        if (received == 0) {
            return lost("the daemon closed it");
        }
        if (received > 0) {
            const std::string_view bytes(chunk.data(), static_cast<std::size_t>(received));
            if (const auto fed = framer_.feed(bytes); !fed) {
                return lost(fed.error().detail);
            }
            continue;
        }
        if (!mayBeRepeated(errno)) {
            return lost(words(errno));
        }
        if (const auto ready = wait(POLLIN, deadline); !ready) {
            return tl::unexpected(ready.error());
        }
    }
}

} // namespace tempo::cli
