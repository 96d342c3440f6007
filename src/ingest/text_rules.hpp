#pragma once

#include "ingest/fault_list.hpp"
#include "ingest/json_document.hpp"

#include <tempo/core/timestamp.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// The rules that single values of text obey, with the words for a value that does not.
namespace tempo::ingest {

/// Which control characters (C0, DEL and C1) a text may hold.
enum class Controls : std::uint8_t {
    None,       ///< none: a single line
    LineLayout, ///< tab, line feed and carriage return
    Any
};

/// How many characters, in code points, and which.
struct TextRule {
    std::size_t atLeast = 0;
    std::size_t atMost = 0;
    Controls controls = Controls::None;
};

/// Whether the text is nothing but Unicode white space; true for an empty one.
bool isBlank(std::string_view utf8);

/// Whether the text holds a control character that is not allowed.
bool hasControls(std::string_view utf8, Controls allowed);

/// The value's text if it is a string that obeys the rule; else a fault and nothing.
std::optional<std::string_view> readText(JsonValue value, const TextRule& rule, FaultList& faults);

/// The value's time if it is a string in RFC 3339 with an offset; else a fault and nothing.
std::optional<Timestamp> readTime(JsonValue value, FaultList& faults);

} // namespace tempo::ingest
