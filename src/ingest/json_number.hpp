#pragma once

#include <cstddef>
#include <string_view>

namespace tempo::ingest {

/// The size of the number that `text` begins with by the grammar of JSON; 0 if there is none. What
/// follows the number is not looked at.
std::size_t leadingNumberSize(std::string_view text);

/// Empty if an integer of 64 bits, or a double, can keep the number; else why not, as a sentence.
/// Digits beyond the precision of a double do not count. `number` fits the grammar.
std::string_view findRangeFault(std::string_view number);

} // namespace tempo::ingest
