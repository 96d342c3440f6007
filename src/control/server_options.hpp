#pragma once

#include "control/access_rules.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace tempo::control {

struct ServerOptions {
    std::string socketPath;
    AccessRules access;
    std::size_t connections = 64;                 ///< at once; one more is told so and closed
    std::size_t outboxBytes = 4UL * 1024 * 1024;  ///< what waits for one client
    std::chrono::milliseconds helloLimit{10'000}; ///< from connecting to a whole hello
    std::chrono::milliseconds stallLimit{30'000}; ///< for a client that takes no answer
    /// Takes a sentence about a fault of the daemon, for its log. May be empty.
    std::function<void(const std::string&)> report;
};

} // namespace tempo::control
