#pragma once

#include <cstdint>

namespace tempo::cli {

/// How tempoctl ends. The numbers are documented in tempoctl(1) and never change.
enum class ExitCode : std::uint8_t {
    Done = 0,
    Refused = 1, ///< the daemon refused, or the answer is "no"
    Usage = 2,
    Unreachable = 3, ///< the daemon cannot be reached, or not in time
    Forbidden = 4
};

} // namespace tempo::cli
