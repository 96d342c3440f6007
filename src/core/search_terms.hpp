#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tempo {

/// One term of a search as it stands in the text: `-source:"a b"` has all of it.
struct SearchTerm {
    enum class Form : std::uint8_t { Bare, Quoted };

    std::string_view written; ///< the whole term, for faults
    bool negated = false;
    std::string key; ///< in lower case; empty: text
    std::string_view value;
    Form form = Form::Bare;
};

/// Splits at white space and control characters, outside quotation marks. A quotation mark opens a
/// phrase where a term or its value begins, and an unclosed one ends with the text. Only the words
/// of `keys` before a colon are keys. The views point into `text`.
std::vector<SearchTerm> splitSearch(std::string_view text);

} // namespace tempo
