#pragma once

#include "crypto/secret.hpp"

#include <cstddef>
#include <string_view>

namespace tempo::crypto {

/// What every token begins with, so that people and secret scanners recognise one.
inline constexpr std::string_view kTokenPrefix = "tempo_";

/// The length of a token: the prefix and 43 characters of base64url for 256 random bits.
inline constexpr std::size_t kTokenSize = kTokenPrefix.size() + 43;

/// A new token. Any thread.
SecretBytes newToken();

/// Whether a text has the shape of a token. Says nothing about whether it is one.
bool looksLikeToken(std::string_view text);

} // namespace tempo::crypto
