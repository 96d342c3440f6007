#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

/// Puts a yes-or-no question on standard error and reads a line from standard input; nothing when
/// that is no terminal, or at its end.
std::optional<std::string> askAtTerminal(std::string_view question);

} // namespace tempo::cli
