#pragma once

#include <cstdlib>

namespace tempo::fuzz {

/// Ends the run where a property does not hold, so that libFuzzer keeps the input.
inline void require(bool held) {
    if (!held) {
        std::abort();
    }
}

} // namespace tempo::fuzz
