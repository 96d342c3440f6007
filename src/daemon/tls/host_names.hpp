#pragma once

#include "crypto/server_names.hpp"

namespace tempo::daemon {

/// What this machine is called now: its host name, the same in `.local`, `localhost`, and every
/// address of its interfaces. Link-local v6 addresses are left out: they mean nothing without the
/// sender's own interface.
crypto::ServerNames hostNames();

} // namespace tempo::daemon
