#include "score/outcome.hpp"

namespace tempo::score {

Outcome outcomeOf(const Score& score, const EventView& event,
                  std::span<const std::string> moreSchemes) {
    Outcome outcome{.appearance = appearanceOf(score, event),
                    .triage = triageOf(score, event.metadata),
                    .grouping = groupingOf(score, event),
                    .stackTitle = render(score.stackTitle, event).value_or(""),
                    .actions = resolveActions(score, event, moreSchemes)};
    const auto severity = outcome.appearance.severity;
    outcome.state = stateOf(outcome.grouping, event, severity);
    outcome.needsAttention = outcome.state == State::Firing && severity >= Severity::Warning &&
                             outcome.triage == Triage::None;
    return outcome;
}

} // namespace tempo::score
