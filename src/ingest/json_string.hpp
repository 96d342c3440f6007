#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tempo::ingest {

/// One string of a JSON text, its escapes undone.
struct JsonString {
    std::string_view text;         ///< within the JSON text, or in the scratch of readJsonString
    std::size_t size = 0;          ///< bytes of the JSON text up to and with the closing quote;
                                   ///< where `problem` is set, up to what is wrong
    std::string_view problem = {}; ///< why it is no string of JSON, a literal; empty if it is
};

/// Reads a string whose opening quote has been read: `rest` begins after it. `scratch` holds the
/// text if it has escapes, until the next call.
JsonString readJsonString(std::string_view rest, std::string& scratch);

} // namespace tempo::ingest
