#pragma once

#include <cstdint>

namespace tempo::daemon {

/// What the kernel says of this process (proc(5)); zero where it says nothing.
struct ProcessFigures {
    std::uint64_t residentBytes = 0;
    std::uint32_t openDescriptors = 0;
};

ProcessFigures processFigures();

} // namespace tempo::daemon
