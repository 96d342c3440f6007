#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tempo::ingest {

/// Whether the text is a `data:` URI of any kind, in any case.
bool isDataUri(std::string_view text);

/// Nothing if the URI is `data:image/png|jpeg|webp;base64,` followed by Base64 of bytes that begin
/// as a file of that type does; else what is wrong, as a sentence. Only the first bytes are
/// decoded.
std::optional<std::string_view> findImageFault(std::string_view uri);

/// The data URI of bytes that begin as such an image does; nothing for any others.
std::optional<std::string> imageUri(std::string_view bytes);

} // namespace tempo::ingest
