#include "control/peer_credentials.hpp"

#include <cerrno>
#include <system_error>

#include <sys/socket.h>

namespace tempo::control {
namespace {

tl::unexpected<Error> failedBecause(int reason) {
    return failure(ErrorCode::Unavailable, "the kernel does not say who is connecting: " +
                                               std::generic_category().message(reason));
}

Expected<std::vector<gid_t>> peerGroups(int socket) {
    std::vector<gid_t> groups(64);
    for (;;) {
        auto size = static_cast<socklen_t>(groups.size() * sizeof(gid_t));
        const auto outcome = ::getsockopt(socket, SOL_SOCKET, SO_PEERGROUPS, groups.data(), &size);
        if (outcome != 0 && errno != ERANGE) {
            return failedBecause(errno);
        }
        groups.resize(size / sizeof(gid_t)); // what there are, or what there must be room for
        if (outcome == 0) {
            return groups;
        }
    }
}

} // namespace

Expected<PeerCredentials> peerCredentials(int socket) {
    ucred peer{};
    socklen_t size = sizeof(peer);
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) {
        return failedBecause(errno);
    }
    auto groups = peerGroups(socket);
    if (!groups) {
        return tl::unexpected(std::move(groups.error()));
    }
    groups->push_back(peer.gid);
    return PeerCredentials{peer.uid, peer.pid, *std::move(groups)};
}

} // namespace tempo::control
