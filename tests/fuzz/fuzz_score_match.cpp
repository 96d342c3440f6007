// Properties: fitsGlob gives what a plain recursive reading of the rule gives; any text fits itself
// where it holds no wildcard, and `*`. The first line is the pattern, the rest the text; both are
// compared where they are UTF-8.
#include "fuzz/require.hpp"
#include "ingest/utf8.hpp"
#include "score/match.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace {

using tempo::fuzz::require;
using tempo::ingest::isUtf8;
using tempo::score::fitsGlob;

constexpr std::size_t kLongest = 64;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}

/// Whether the rest of the pattern fits the rest of the text, by a table from the ends on.
bool fitsByTable(std::string_view pattern, std::string_view text) {
    std::vector<std::vector<bool>> fits(pattern.size() + 1, std::vector<bool>(text.size() + 1));
    fits[pattern.size()][text.size()] = true;
    for (std::size_t p = pattern.size(); p-- > 0;) {
        for (std::size_t t = text.size() + 1; t-- > 0;) {
            std::size_t next = t + 1;
            while (next < text.size() && continues(text[next])) {
                ++next;
            }
            if (pattern[p] == '*') {
                fits[p][t] = fits[p + 1][t] || (t < text.size() && fits[p][next]);
            } else if (t < text.size() && pattern[p] == '?') {
                fits[p][t] = fits[p + 1][next];
            } else if (t < text.size()) {
                fits[p][t] = lower(pattern[p]) == lower(text[t]) && fits[p + 1][t + 1];
            }
        }
    }
    return fits[0][0];
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto line = std::min(input.find('\n'), input.size());
    const auto pattern = input.substr(0, line);
    const auto text = input.substr(std::min(line + 1, input.size()));
    require(fitsGlob("*", text));
    require(text.find_first_of("*?") != std::string_view::npos || fitsGlob(text, text));
    if (pattern.size() <= kLongest && text.size() <= kLongest && isUtf8(pattern) && isUtf8(text)) {
        require(fitsGlob(pattern, text) == fitsByTable(pattern, text));
    }
    return 0;
}
