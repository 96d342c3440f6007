#pragma once

#include "cli/failure.hpp"

#include <cstddef>
#include <string>

namespace tempo::cli {

/// The bytes of a file that the command line names. Usage if there is no such file or it is a
/// folder, Forbidden if it may not be read, Refused if it has more than `atMost` bytes or cannot be
/// read for another reason.
Result<std::string> readTextFile(const std::string& path, std::size_t atMost);

/// Writes a file that only its owner may read. Refused if there is one already, or if it cannot be
/// written.
Result<void> writeNewFile(const std::string& path, const std::string& text);

} // namespace tempo::cli
