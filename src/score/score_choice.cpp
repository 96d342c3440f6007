#include "score/score_choice.hpp"

namespace tempo::score {

bool covers(std::string_view scoreProvider, std::string_view providerIdentifier) {
    return providerIdentifier.starts_with(scoreProvider) &&
           (providerIdentifier.size() == scoreProvider.size() ||
            providerIdentifier[scoreProvider.size()] == '.');
}

} // namespace tempo::score
