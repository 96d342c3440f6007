#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tempo::crypto {

/// The 32 bytes of a SHA-256 or an HMAC-SHA-256.
using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4). Any thread.
Digest sha256(std::string_view bytes);

/// Two lower-case hexadecimal digits for each byte.
std::string toHex(std::span<const std::uint8_t> bytes);

} // namespace tempo::crypto
