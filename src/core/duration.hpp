#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tempo {

/// Reads `90s`, `30m`, `6h`, `1d`, `1w`: decimal digits and a unit, at most 100 years of 365 days.
/// Nothing for anything else.
std::optional<std::chrono::seconds> parseDuration(std::string_view text);

/// Writes it likewise, in the largest unit of which it is a whole number.
std::string durationText(std::chrono::seconds duration);

} // namespace tempo
