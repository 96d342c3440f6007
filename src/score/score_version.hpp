#pragma once

#include "core/derivation.hpp"
#include "score/score.hpp"

#include <string_view>

namespace tempo::score {

/// The content of a score file as a positive number: another content, or other rules of this
/// program, give another number. Not for secrets.
ScoreVersion versionOf(std::string_view text);

/// The same of what decides how events come together in stacks, and how bad these are; 0 for a
/// score that stacks none.
ScoreVersion groupingVersionOf(const Score& score);

} // namespace tempo::score
