#pragma once

#include <chrono>
#include <cstdint>

namespace tempo::access {

/// How much later an address gets the answer to a failed authentication that is its n-th of the
/// last minute (`failures`, this one included): the first four at once, the fifth after 100 ms,
/// each further one after twice as much, up to 10 s.
std::chrono::milliseconds answerDelay(std::uint32_t failures);

} // namespace tempo::access
