#pragma once

#include "crypto/digest.hpp"
#include "crypto/secret.hpp"

#include <charconv>
#include <string>
#include <string_view>

namespace tempo::test {

/// The bytes of a published vector, as text.
inline std::string fromHex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
        bytes += static_cast<char>(value);
    }
    return bytes;
}

inline std::string hexOf(const crypto::SecretBytes& secret) {
    return crypto::toHex(secret.bytes());
}

} // namespace tempo::test
