#pragma once

#include "ingest/json_document.hpp"

#include <string>
#include <string_view>

/// Values back to JSON text: compact, UTF-8, members in the document's order, numbers as they were
/// written.
namespace tempo::ingest {

/// Appends `text` as a JSON string, quotes included. What is not UTF-8 in it becomes U+FFFD.
void appendJsonString(std::string& out, std::string_view text);

/// Appends a value with all that is within it, without its key.
void appendJson(std::string& out, JsonValue value);

/// Appends `"key":value`, after a comma if `out` does not end with the opening brace.
void appendJsonMember(std::string& out, JsonValue member);

} // namespace tempo::ingest
