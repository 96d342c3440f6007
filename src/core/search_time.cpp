#include "core/search_time.hpp"

#include <charconv>
#include <chrono>
#include <string>

namespace tempo {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kMostDigits = 6;

std::optional<std::chrono::seconds> unitOf(char letter) {
    switch (letter) {
    case 's':
        return 1s;
    case 'm':
        return 1min;
    case 'h':
        return 1h;
    case 'd':
        return std::chrono::days(1);
    case 'w':
        return std::chrono::weeks(1);
    default:
        return std::nullopt;
    }
}

std::optional<std::chrono::seconds> parseAge(std::string_view text) {
    if (text.size() < 2 || text.size() > kMostDigits + 1) {
        return std::nullopt;
    }
    const auto unit = unitOf(text.back());
    std::uint32_t count = 0;
    const auto* end = text.data() + text.size() - 1;
    const auto [stopped, error] = std::from_chars(text.data(), end, count);
    if (!unit || error != std::errc{} || stopped != end) {
        return std::nullopt;
    }
    return count * *unit;
}

/// Reads what lacks an offset as if it were in UTC.
std::optional<Timestamp> parseWithoutOffset(std::string_view text) {
    constexpr std::string_view kDay = "2026-01-31";
    constexpr std::string_view kMinute = "2026-01-31T14:30";
    constexpr std::string_view kSecond = "2026-01-31T14:30:05";
    switch (text.size()) {
    case kDay.size():
        return parseRfc3339(std::string(text) + "T00:00:00Z");
    case kMinute.size():
        return parseRfc3339(std::string(text) + ":00Z");
    case kSecond.size():
        return parseRfc3339(std::string(text) + "Z");
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<Timestamp> parseSearchTime(std::string_view text, const SearchClock& clock) {
    if (const auto age = parseAge(text)) {
        return clock.now - *age;
    }
    if (const auto time = parseWithoutOffset(text)) {
        using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;
        return clock.toUtc(LocalTime(time->time_since_epoch()));
    }
    return parseRfc3339(text);
}

} // namespace tempo
