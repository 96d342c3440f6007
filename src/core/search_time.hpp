#pragma once

#include "core/search_query.hpp"

#include <optional>
#include <string_view>

namespace tempo {

/// A time in a search: `2026-01-31`, `2026-01-31T14:30`, `2026-01-31T14:30:05` by the clocks on the
/// wall, an RFC 3339 time with an offset, or so long ago: `90s`, `15m`, `2h`, `7d`, `4w`. Nothing
/// for anything else.
std::optional<Timestamp> parseSearchTime(std::string_view text, const SearchClock& clock);

} // namespace tempo
