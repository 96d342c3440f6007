#pragma once

#include "crypto/secret.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tempo::crypto {

/// What HKDF derives a key from.
struct HkdfInput {
    std::span<const std::uint8_t> key;  ///< input key material
    std::span<const std::uint8_t> salt; ///< may be empty
    std::string_view info;              ///< what the derived key is for
};

/// HKDF with SHA-256 (RFC 5869): `size` bytes, at most 255 * 32. Any thread.
SecretBytes hkdfSha256(const HkdfInput& input, std::size_t size);

} // namespace tempo::crypto
