#include "core/duration.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace tempo {
namespace {

constexpr std::chrono::seconds kLongest = std::chrono::hours(24 * 365 * 100);

/// 0 for a letter that is no unit.
std::int64_t secondsOf(char unit) {
    switch (unit) {
    case 's':
        return 1;
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

} // namespace

std::optional<std::chrono::seconds> parseDuration(std::string_view text) {
    const std::int64_t unit = text.empty() ? 0 : secondsOf(text.back());
    const auto digits = text.substr(0, unit == 0 ? 0 : text.size() - 1);
    if (digits.empty() || !std::ranges::all_of(digits, ascii::isDigit)) {
        return std::nullopt;
    }
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc{} || count > kLongest.count() / unit) {
        return std::nullopt;
    }
    return std::chrono::seconds(count * unit);
}

std::string durationText(std::chrono::seconds duration) {
    constexpr std::string_view kUnits = "wdhms";
    const auto* unit = std::ranges::find_if(
        kUnits, [&](char letter) { return duration.count() % secondsOf(letter) == 0; });
    return std::to_string(duration.count() / secondsOf(*unit)) + *unit;
}

} // namespace tempo
