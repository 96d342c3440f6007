#pragma once

#include <span>
#include <string>

namespace tempo::protocol {

/// One record of RFC 4180 with its CRLF; fields are quoted where they need it.
std::string csvRecord(std::span<const std::string> fields);

} // namespace tempo::protocol
