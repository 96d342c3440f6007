#pragma once

#include "score/actions.hpp"
#include "score/library.hpp"

#include <tempo/core/event.hpp>

#include <memory>
#include <string>
#include <vector>

namespace tempo::score {

/// What decides on the actions that are offered for events.
struct ActionRules {
    std::shared_ptr<const Library> library; ///< never null
    std::vector<std::string> moreSchemes;   ///< see resolveActions
};

/// The actions of a stored event and of its score, if it has one.
std::vector<ResolvedAction> offeredActions(const ActionRules& rules, const Event& event);

} // namespace tempo::score
