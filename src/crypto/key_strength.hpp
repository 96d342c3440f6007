#pragma once

#include <tempo/core/error.hpp>

#include <string_view>

struct evp_pkey_st;

namespace tempo::crypto {

/// Whether a key, public or private, may guard a TLS connection: RSA with 2048 to 8192 bits, or EC
/// on P-256, P-384 or P-521 (CA/Browser Forum Baseline Requirements 6.1.5; the upper bound keeps a
/// handshake affordable). InvalidInput otherwise, with `whose` as the subject of its sentence.
Expected<void> checkKeyStrength(const evp_pkey_st* key, std::string_view whose);

} // namespace tempo::crypto
