#pragma once

#include <tempo/core/error.hpp>

#include <nlohmann/json.hpp>

#include <string_view>

namespace tempo::protocol {

/// Objects and arrays inside one another; far more than any message needs, and safe for code that
/// walks a value recursively.
inline constexpr std::size_t kJsonDepth = 64;

/// One JSON text (RFC 8259) as a value. InvalidInput for anything else, for a key that comes twice
/// in one object, and for a value deeper than kJsonDepth. The error never quotes the text.
Expected<nlohmann::json> parseStrictJson(std::string_view text);

} // namespace tempo::protocol
