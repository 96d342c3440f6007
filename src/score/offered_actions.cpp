#include "score/offered_actions.hpp"

namespace tempo::score {

std::vector<ResolvedAction> offeredActions(const ActionRules& rules, const Event& event) {
    static const Score kNone;
    const auto* chosen = rules.library->find(event.providerIdentifier);
    const Metadata metadata(event.metadata);
    return resolveActions(chosen != nullptr ? chosen->score : kNone, viewOf(event, metadata),
                          rules.moreSchemes);
}

} // namespace tempo::score
