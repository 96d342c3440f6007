#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tempo {

/// A point in time in UTC with millisecond resolution, as stored and sent.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// Reads an RFC 3339 date-time with an offset, years 0000 to 9999. Digits of a second beyond
/// milliseconds are cut off; a leap second (`:60`) counts as the first instant of the next minute.
/// Nothing for anything else, a missing offset included.
std::optional<Timestamp> parseRfc3339(std::string_view text);

/// Writes `2026-01-31T23:59:59.000Z`: always UTC, always milliseconds. Years 0000 to 9999.
std::string formatRfc3339(Timestamp time);

} // namespace tempo
