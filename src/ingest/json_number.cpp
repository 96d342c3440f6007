#include "ingest/json_number.hpp"

#include <charconv>
#include <cstdint>
#include <system_error>

namespace tempo::ingest {
namespace {

/// No useful number is longer; longer ones are data that should be text.
constexpr std::size_t kNumberSize = 128;

/// Any integer of so many digits, sign included, fits.
constexpr std::size_t kSafeDigits = 18;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t skipDigits(std::string_view text, std::size_t at) {
    while (at < text.size() && isDigit(text[at])) {
        ++at;
    }
    return at;
}

/// The end of a part such as `.5` or `e+7` that begins at `at`; `at` itself if none does.
std::size_t skipFraction(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '.') {
        return at;
    }
    const auto end = skipDigits(text, at + 1);
    return end == at + 1 ? at : end;
}

std::size_t skipExponent(std::string_view text, std::size_t at) {
    if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) {
        return at;
    }
    const bool hasSign = at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-');
    const auto digits = at + (hasSign ? 2 : 1);
    const auto end = skipDigits(text, digits);
    return end == digits ? at : end;
}

template<class Number>
bool fits(std::string_view text) {
    Number value{};
    return std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc{};
}

} // namespace

std::size_t leadingNumberSize(std::string_view text) {
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    if (first >= text.size() || !isDigit(text[first])) {
        return 0;
    }
    const auto integerEnd = text[first] == '0' ? first + 1 : skipDigits(text, first);
    return skipExponent(text, skipFraction(text, integerEnd));
}

std::string_view findRangeFault(std::string_view number) {
    const bool isInteger = number.find_first_of(".eE") == std::string_view::npos;
    if (isInteger && number.size() <= kSafeDigits) {
        return {};
    }
    if (isInteger && !fits<std::int64_t>(number) && !fits<std::uint64_t>(number)) {
        return "An integer of more than 64 bits; send it as a string.";
    }
    if (number.size() > kNumberSize) {
        return "A number of more than 128 characters; send it as a string.";
    }
    if (!fits<double>(number)) {
        return "A number beyond the range of a double; send it as a string.";
    }
    return {};
}

} // namespace tempo::ingest
