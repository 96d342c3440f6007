#pragma once

#include "score/metadata.hpp"
#include "score/score.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace tempo::score {

/// Whether the whole of `text` fits a glob: `*` stands for any number of characters, `?` for one,
/// everything else for itself in either case (of the letters A to Z). Takes time in proportion to
/// the product of both sizes at most. Both are UTF-8.
bool fitsGlob(std::string_view pattern, std::string_view text);

/// Whether every condition holds: its key is there, and its value as text fits the pattern; null
/// fits null alone.
bool matches(const Match& match, const Metadata& metadata);

/// The first rule whose match holds; null if there is none.
template<class Rule>
const Rule* firstMatching(const std::vector<Rule>& rules, const Metadata& metadata) {
    const auto found = std::ranges::find_if(
        rules, [&metadata](const Rule& rule) { return matches(rule.match, metadata); });
    return found == rules.end() ? nullptr : &*found;
}

} // namespace tempo::score
