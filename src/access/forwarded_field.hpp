#pragma once

#include "access/forwarded_hop.hpp"

#include <tempo/core/error.hpp>

#include <span>
#include <string_view>

namespace tempo::access {

/// Reads the lines of the header field `Forwarded` (RFC 7239), in the order in which they came.
/// White space around separators is tolerated and empty elements are skipped; of the parameters
/// `for` and `proto` count and others are passed over. InvalidInput, naming the field, for anything
/// that the grammar does not allow, a repeated `for` or `proto` in one element, or a `proto` other
/// than http and https.
Expected<ForwardedPath> parseForwarded(std::span<const std::string_view> lines);

} // namespace tempo::access
