#pragma once

#include <optional>
#include <string_view>

namespace tempo::ingest {

/// Whether the text is strict Base64 (RFC 4648, section 4): padded, no white space, unused bits
/// zero. Empty text is.
bool isBase64(std::string_view text);

/// Whether the text is a `data:` URI of any kind, in any case.
bool isDataUri(std::string_view text);

/// Nothing if the URI is `data:image/png|jpeg|webp;base64,` followed by Base64 of bytes that begin
/// as a file of that type does; else what is wrong, as a sentence. Only the first bytes are
/// decoded.
std::optional<std::string_view> findImageFault(std::string_view uri);

} // namespace tempo::ingest
