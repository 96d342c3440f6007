#include "score/duration.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>

namespace tempo::score {
namespace {

constexpr std::size_t kDigits = 5;

/// 0 for a letter that is no unit.
std::int64_t secondsOf(char unit) {
    switch (unit) {
    case 'm':
        return 60;
    case 'h':
        return 3600;
    case 'd':
        return 86400;
    case 'w':
        return 604800;
    default:
        return 0;
    }
}

/// 0 for anything but a whole number from 1 on, without zeros before it.
std::int64_t countOf(std::string_view digits) {
    const auto isDigit = [](char c) {
        return c >= '0' && c <= '9';
    };
    if (digits.empty() || digits.size() > kDigits || digits.front() == '0' ||
        !std::ranges::all_of(digits, isDigit)) {
        return 0;
    }
    std::int64_t count = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    return count;
}

} // namespace

Expected<std::optional<std::chrono::seconds>> parseWindow(std::string_view text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto seconds = countOf(text.substr(0, text.size() - 1)) * secondsOf(text.back());
    if (seconds == 0) {
        return failure(ErrorCode::InvalidInput,
                       "Must be a duration such as 30m, 6h, 1d or 1w, or empty for no end.");
    }
    return std::chrono::seconds(seconds);
}

} // namespace tempo::score
