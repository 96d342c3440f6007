#pragma once

#include <string_view>

namespace tempo::access {

/// Whether a token bound to `bound` may post for `asked`: the same, or more after a dot.
/// `scripts.shell` allows `scripts.shell.backup`, not `scripts.shellfish`. Case counts.
bool allowsProvider(std::string_view bound, std::string_view asked);

} // namespace tempo::access
