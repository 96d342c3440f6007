#pragma once

#include <string_view>

namespace tempo {

/// The version of the programs, `major.minor.patch`.
std::string_view version();

} // namespace tempo
