#pragma once

#include <cstddef>
#include <string_view>

namespace tempo::ingest {

/// Whether all of the text is UTF-8 as RFC 3629 defines it: no overlong form, no surrogate, nothing
/// beyond U+10FFFF.
bool isUtf8(std::string_view text);

/// The number of code points of valid text.
std::size_t countCodePoints(std::string_view utf8);

} // namespace tempo::ingest
