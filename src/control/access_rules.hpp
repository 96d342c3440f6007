#pragma once

#include <tempo/protocol/messages/hello.hpp>

#include <optional>
#include <vector>

#include <sys/types.h>

namespace tempo::control {

/// Whom the kernel says is on the other end of a local socket.
struct PeerCredentials {
    uid_t user = 0;
    pid_t process = 0;
    std::vector<gid_t> groups; ///< the primary group and all others

    friend bool operator==(const PeerCredentials&, const PeerCredentials&) = default;
};

/// Who may connect to the control socket, and as what.
struct AccessRules {
    uid_t daemonUser = 0;
    std::optional<gid_t> ownerGroup;
    std::optional<gid_t> viewerGroup;

    friend bool operator==(const AccessRules&, const AccessRules&) = default;
};

/// The daemon's own user, root and the owner group are owners; the viewer group views; nothing for
/// anybody else.
std::optional<protocol::Role> roleOf(const PeerCredentials& peer, const AccessRules& rules);

/// The group that the socket file belongs to: the wider of the two, nothing if there is none.
std::optional<gid_t> socketGroup(const AccessRules& rules);

} // namespace tempo::control
