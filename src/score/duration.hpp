#pragma once

#include <tempo/core/error.hpp>

#include <chrono>
#include <optional>
#include <string_view>

namespace tempo::score {

/// Reads `30m`, `6h`, `1d`, `1w`: 1 to 99999 of a unit. An empty text means no end, which is
/// nothing. InvalidInput for anything else.
Expected<std::optional<std::chrono::seconds>> parseWindow(std::string_view text);

} // namespace tempo::score
