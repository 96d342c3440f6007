#pragma once

#include "crypto/secret.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace tempo::crypto {

/// The length of a key as text, without the end of the line.
inline constexpr std::size_t kKeyTextSize = 44;

/// A key as the line that a key file holds, with its line feed.
SecretBytes keyLine(const SecretBytes& key);

/// Reads a key from its line; the line feed may be missing. Nothing for anything else.
std::optional<SecretBytes> parseKey(std::string_view text);

} // namespace tempo::crypto
