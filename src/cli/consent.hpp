#pragma once

#include "cli/context.hpp"

#include <cstdint>
#include <string_view>

namespace tempo::cli {

/// Whether the command line has agreed, with --yes, to what would be asked.
enum class Given : std::uint8_t { NotYet, Already };

/// Nothing to say when the person agrees to `question`, or has before. Refused: they do not; Usage:
/// nobody is there to ask, and --yes is missing.
Result<void> consent(Context& context, Given given, std::string_view question);

} // namespace tempo::cli
