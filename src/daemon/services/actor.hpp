#pragma once

#include "control/ports.hpp"

#include <string>

namespace tempo::daemon {

/// Who did something, as the audit log writes it.
inline std::string actorOf(const control::Caller& caller) {
    return "uid " + std::to_string(caller.user);
}

} // namespace tempo::daemon
