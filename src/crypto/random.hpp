#pragma once

#include <cstdint>
#include <span>

namespace tempo::crypto {

/// Fills `bytes` with random bytes fit for keys. Throws std::runtime_error when the system has
/// none. Any thread.
void fillRandom(std::span<std::uint8_t> bytes);

} // namespace tempo::crypto
