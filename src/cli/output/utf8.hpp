#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tempo::cli {

struct CodePoint {
    char32_t value = 0;
    std::size_t size = 1;    ///< bytes it took
    std::size_t columns = 1; ///< 0 for a combining mark, 2 for a wide character
};

/// The first code point of a text that is not empty. A byte that begins none counts as U+FFFD.
CodePoint firstCodePoint(std::string_view text);

/// How many columns of a terminal a text takes. An approximation of Unicode TR 11: it knows the
/// common combining marks, East Asian blocks and emoji.
std::size_t columnsOf(std::string_view text);

/// `text` in at most `columns` columns, its end replaced by `…` where it is longer.
std::string shorten(std::string_view text, std::size_t columns);

} // namespace tempo::cli
