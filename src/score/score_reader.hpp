#pragma once

#include "score/json_place.hpp"
#include "score/score.hpp"

#include <tl/expected.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tempo::score {

/// The bounds of a score file. Lengths are in Unicode code points, sizes in bytes.
inline constexpr std::size_t kScoreSize = 256UL * 1024;
inline constexpr std::size_t kRules = 1000;    ///< of one list
inline constexpr std::size_t kConditions = 32; ///< of one match
inline constexpr std::size_t kKeyLength = 256; ///< of a condition
inline constexpr std::size_t kPatternLength = 256;
inline constexpr std::size_t kNameLength = 100;  ///< of what is shown as a name or a label
inline constexpr std::size_t kTextLength = 4096; ///< of a template and of a text for people
inline constexpr std::size_t kScoreActions = 64;
inline constexpr std::size_t kFaults = 100; ///< that are told of one file

/// One thing that is wrong with a score.
struct ScoreFault {
    std::string pointer; ///< JSON Pointer (RFC 6901)
    TextPlace place;
    std::string detail; ///< a sentence: what is wrong, what to do

    friend bool operator==(const ScoreFault&, const ScoreFault&) = default;
};

/// Reads a score (docs/SCORES.md): strict JSON (RFC 8259) without duplicate keys. Unknown keys that
/// begin with `_` are passed over. All faults are told at once, in the order of the text, at most
/// kFaults and one that says so when more were found. The sentences quote nothing but names of
/// keys.
tl::expected<Score, std::vector<ScoreFault>> readScore(std::string_view text);

} // namespace tempo::score
