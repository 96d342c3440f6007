#include "score/match.hpp"

#include "core/ascii.hpp"

#include <cstddef>

namespace tempo::score {
namespace {

constexpr auto kNone = std::string_view::npos;

/// The place after the character of UTF-8 at `at`.
std::size_t next(std::string_view text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U) {
        ++at;
    }
    return at;
}

bool holds(const Condition& condition, const Metadata& metadata) {
    const auto value = metadata.find(condition.key);
    if (!value) {
        return false;
    }
    const auto text = textOf(*value);
    return text && condition.pattern ? fitsGlob(*condition.pattern, *text)
                                     : text.has_value() == condition.pattern.has_value();
}

} // namespace

bool fitsGlob(std::string_view pattern, std::string_view text) {
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = kNone; // where to go on in the pattern when what followed does not fit
    std::size_t tried = 0;    // up to where in the text the star has taken
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = ++p;
            tried = t;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            t = next(text, t);
        } else if (p < pattern.size() && ascii::toLower(pattern[p]) == ascii::toLower(text[t])) {
            ++p;
            ++t;
        } else if (star != kNone) {
            p = star;
            t = tried = next(text, tried);
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == kNone;
}

bool matches(const Match& match, const Metadata& metadata) {
    return std::ranges::all_of(
        match, [&metadata](const Condition& condition) { return holds(condition, metadata); });
}

} // namespace tempo::score
