#include "score/score_choice.hpp"

namespace tempo::score {

const Score* findScore(const ScoreMap& scores, std::string_view providerIdentifier) {
    while (true) {
        if (const auto found = scores.find(providerIdentifier); found != scores.end()) {
            return &found->second;
        }
        const auto dot = providerIdentifier.rfind('.');
        if (dot == std::string_view::npos) {
            return nullptr;
        }
        providerIdentifier = providerIdentifier.substr(0, dot);
    }
}

bool covers(std::string_view scoreProvider, std::string_view providerIdentifier) {
    return providerIdentifier.starts_with(scoreProvider) &&
           (providerIdentifier.size() == scoreProvider.size() ||
            providerIdentifier[scoreProvider.size()] == '.');
}

} // namespace tempo::score
