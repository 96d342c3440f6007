#pragma once

#include <algorithm>
#include <string>
#include <string_view>

/// Letters, digits and white space of ASCII, whatever the locale: protocols and formats mean these.
namespace tempo::ascii {

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

constexpr char toLower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), toLower);
    return result;
}

/// Whether two texts are the same but for the case of letters.
constexpr bool equalIgnoringCase(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, {}, toLower, toLower);
}

/// A part of `text`: without what `blanks` holds at both ends.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n") {
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace tempo::ascii
