#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace tempo::cli {

enum class Colour : std::uint8_t { Off, On };

/// What standard output can show.
struct Terminal {
    std::optional<std::size_t> width; ///< columns; nothing when it is not a terminal
    Colour colour = Colour::Off;
};

/// Looks at standard output. Colour needs a terminal, no NO_COLOR (https://no-color.org) and a TERM
/// other than `dumb`.
Terminal standardOutput();

} // namespace tempo::cli
