#pragma once

#include "crypto/secret.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Base 64 (RFC 4648), strict. What it handles here are keys and tokens, so nothing is left behind
/// in memory by either direction.
namespace tempo::crypto {

enum class Base64 : std::uint8_t {
    Standard, ///< section 4: `+`, `/`, padded with `=`
    Url       ///< section 5: `-`, `_`, never padded
};

/// How many characters `size` bytes become.
std::size_t base64Size(Base64 form, std::size_t size);

/// Writes the text of `bytes` into `text`, which has exactly base64Size characters.
void encodeBase64(Base64 form, std::span<const std::uint8_t> bytes, std::span<std::uint8_t> text);

/// The text of bytes that are no secret.
std::string toBase64(Base64 form, std::span<const std::uint8_t> bytes);

/// The bytes of a text, if it is exactly what encoding those bytes gives: no white space, padding
/// as the form wants it, unused bits zero.
std::optional<SecretBytes> fromBase64(Base64 form, std::string_view text);

} // namespace tempo::crypto
