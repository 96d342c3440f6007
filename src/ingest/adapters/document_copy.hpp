#pragma once

#include "ingest/adapters/foreign.hpp"
#include "ingest/json_document.hpp"

#include <cstddef>

namespace tempo::ingest {

/// What the rules of metadata measure.
struct Extent {
    std::size_t depth = 0; ///< of arrays and objects, the value itself included
    std::size_t keys = 0;
    std::size_t longestKey = 0;    ///< in code points
    std::size_t longestString = 0; ///< in bytes
};

Extent measure(JsonValue value);

/// Appends the value with all that is within it; the key, where one is due, has been added. Numbers
/// stay as they were written.
void copyValue(JsonDocument& to, JsonValue value);

/// The same without what has been taken and what says nothing; a text of more than `atMost` bytes
/// ends with `…`.
void copyRest(JsonDocument& to, const Foreign& value, std::size_t atMost);

} // namespace tempo::ingest
