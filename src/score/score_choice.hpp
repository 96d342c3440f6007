#pragma once

#include "score/score.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace tempo::score {

/// What belongs to scores, by their provider identifier.
template<class Value>
using ByProvider = std::map<std::string, Value, std::less<>>;

using ScoreMap = ByProvider<Score>;

/// What a provider has: its own, else that of the identifier without its last dot and what follows,
/// and so on; null if there is none.
template<class Value>
const Value* findByProvider(const ByProvider<Value>& values, std::string_view providerIdentifier) {
    while (true) {
        if (const auto found = values.find(providerIdentifier); found != values.end()) {
            return &found->second;
        }
        const auto dot = providerIdentifier.rfind('.');
        if (dot == std::string_view::npos) {
            return nullptr;
        }
        providerIdentifier = providerIdentifier.substr(0, dot);
    }
}

inline const Score* findScore(const ScoreMap& scores, std::string_view providerIdentifier) {
    return findByProvider(scores, providerIdentifier);
}

/// Whether that search may come to the score of `scoreProvider`.
bool covers(std::string_view scoreProvider, std::string_view providerIdentifier);

} // namespace tempo::score
