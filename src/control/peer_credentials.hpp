#pragma once

#include "control/access_rules.hpp"

#include <tempo/core/error.hpp>

namespace tempo::control {

/// Asks the kernel who connected a local socket (SO_PEERCRED and SO_PEERGROUPS, unix(7)). What it
/// says is as of connect(), so that nobody gains by changing identity later.
Expected<PeerCredentials> peerCredentials(int socket);

} // namespace tempo::control
