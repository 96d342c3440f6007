#pragma once

#include "ingest/fault_list.hpp"
#include "ingest/json_document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tempo::ingest {

/// Bounds of a JSON text of any meaning, well beyond those of an event; they keep memory and
/// pointers small.
inline constexpr std::size_t kJsonDepth = 32;
inline constexpr std::size_t kJsonValues = 512UL * 1024;
inline constexpr std::size_t kJsonLayout = 512UL * 1024; ///< line breaks and tabs

/// What came of reading a JSON text.
struct JsonReadResult {
    enum class Kind : std::uint8_t {
        Complete,   ///< the whole text is in the document; duplicate keys are among the faults
        BrokenRule, ///< reading ended at a broken rule, the last of the faults
        BadSyntax   ///< not JSON; `problem` says why and where, without quoting the text
    };
    Kind kind = Kind::Complete;
    std::string problem = {};
    std::string_view cause = {}; ///< of BadSyntax: why, without the place
    std::size_t line = 0;        ///< of BadSyntax: where, from 1 on
    std::size_t byte = 0;        ///< likewise, in its line
};

/// Appends one JSON text (RFC 8259, UTF-8) to `document`. Refuses beyond the grammar, each with a
/// fault: a duplicate key at any depth, an integer beyond 64 bits or a number beyond a double, more
/// depth, values or layout than the bounds. Reading goes on after a duplicate key and after a
/// number that cannot be kept, so that one answer tells all of them; it ends at an exponent of more
/// than 32 bits. `firstLine` is the number of the text's first line in the body.
JsonReadResult readJson(std::string_view text, std::size_t firstLine, JsonDocument& document,
                        FaultList& faults);

} // namespace tempo::ingest
