#include "core/search_time.hpp"

#include "core/duration.hpp"

#include <chrono>
#include <string>

namespace tempo {
namespace {

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
    if (const auto age = parseDuration(text)) {
        return clock.now - *age;
    }
    if (const auto time = parseWithoutOffset(text)) {
        using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;
        return clock.toUtc(LocalTime(time->time_since_epoch()));
    }
    return parseRfc3339(text);
}

} // namespace tempo
