#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// UTF-8 as RFC 3629 defines it: no overlong form, no surrogate, nothing beyond U+10FFFF.
namespace tempo::ingest {

/// The size of the character that `bytes`, not empty, begins with; 0 if none does.
std::size_t leadingCharacterSize(std::string_view bytes);

/// Whether all of the text is valid.
bool isUtf8(std::string_view text);

/// The number of code points of valid text.
std::size_t countCodePoints(std::string_view utf8);

/// Appends one code point: at most U+10FFFF and no surrogate.
void appendCodePoint(std::string& utf8, char32_t codePoint);

} // namespace tempo::ingest
