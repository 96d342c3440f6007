#pragma once

#include "score/actions.hpp"
#include "score/appearance.hpp"
#include "score/event_view.hpp"
#include "score/grouping.hpp"
#include "score/score.hpp"

#include <span>
#include <string>
#include <vector>

namespace tempo::score {

/// All that a score makes of one event when it arrives.
struct Outcome {
    Appearance appearance;
    State state = State::Info;
    Triage triage = Triage::None;
    bool needsAttention = false; ///< firing, at least a warning, and not settled by a rule
    Grouping grouping;
    std::string stackTitle; ///< of a stack whose newest event this is; empty: the event's title
    std::vector<ResolvedAction> actions;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// `moreSchemes`: see resolveActions. A score without keys makes of an event what it is by itself.
Outcome outcomeOf(const Score& score, const EventView& event,
                  std::span<const std::string> moreSchemes);

} // namespace tempo::score
