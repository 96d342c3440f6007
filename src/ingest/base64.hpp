#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Base 64 (RFC 4648, section 4) of bytes that are no secret; keys and tokens are crypto's.
namespace tempo::ingest {

/// Whether the text is strict Base64: padded, no white space, unused bits zero. Empty text is.
bool isBase64(std::string_view text);

/// The bytes of strict Base64; nothing for any other text.
std::optional<std::string> decodeBase64(std::string_view text);

std::string encodeBase64(std::string_view bytes);

} // namespace tempo::ingest
