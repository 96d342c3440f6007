#pragma once

#include "score/score.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace tempo::score {

/// Scores by their provider identifier.
using ScoreMap = std::map<std::string, Score, std::less<>>;

/// The score of a provider: its own, else that of the identifier without its last dot and what
/// follows, and so on; null if there is none.
const Score* findScore(const ScoreMap& scores, std::string_view providerIdentifier);

/// Whether that search may come to the score of `scoreProvider`.
bool covers(std::string_view scoreProvider, std::string_view providerIdentifier);

} // namespace tempo::score
