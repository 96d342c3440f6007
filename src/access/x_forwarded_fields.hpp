#pragma once

#include "access/forwarded_hop.hpp"

#include <tempo/core/error.hpp>

#include <span>
#include <string_view>

namespace tempo::access {

/// Reads the lines of the header field `X-Forwarded-For`, in the order in which they came:
/// addresses separated by commas, the client's first, each also with a port or in the form of RFC
/// 7239; `unknown` is no address. No standard describes it. InvalidInput, naming the field, for
/// anything else.
Expected<ForwardedPath> parseXForwardedFor(std::span<const std::string_view> lines);

/// Reads the lines of `X-Forwarded-Proto`: https where every value is `https`, http where one is
/// `http`, unsaid without a value. InvalidInput, naming the field, for anything else.
Expected<ForwardedHop::Protocol> parseXForwardedProto(std::span<const std::string_view> lines);

} // namespace tempo::access
