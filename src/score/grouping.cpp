#include "score/grouping.hpp"

#include "core/attention.hpp"
#include "score/match.hpp"

#include <utility>

namespace tempo::score {
namespace {

bool isSession(StackRole role) {
    return role == StackRole::Opens || role == StackRole::Continues || role == StackRole::Closes;
}

StackRole swapped(StackRole role) {
    switch (role) {
    case StackRole::Opens:
        return StackRole::Closes;
    case StackRole::Closes:
        return StackRole::Opens;
    case StackRole::Single:
    case StackRole::Repeats:
    case StackRole::Continues:
        break;
    }
    return role;
}

void applyRestState(Grouping& grouping, const Score& score, const Metadata& metadata) {
    const auto* override = firstMatching(score.restStateOverrides, metadata);
    if (override == nullptr) {
        return;
    }
    grouping.closedCycleSeverity = override->closedCycleSeverity;
    if (override->restState == RestState::Off) {
        grouping.role = swapped(grouping.role);
    }
}

Grouping byRule(const Score& score, const EventView& event) {
    const auto* rule = firstMatching(score.groupingRules, event.metadata);
    if (rule == nullptr || rule->role == StackRole::Single) {
        return {};
    }
    auto key = render(rule->key, event);
    if (!key) {
        return {};
    }
    const auto usual = isSession(rule->role) ? StackColor::CurrentState : StackColor::WorstSeverity;
    Grouping grouping{.role = rule->role,
                      .key = std::move(*key),
                      .window = rule->window,
                      .stackColor = rule->stackColor.value_or(usual)};
    if (isSession(rule->role)) {
        applyRestState(grouping, score, event.metadata);
    }
    return grouping;
}

Grouping byTemplate(const Score& score, const EventView& event) {
    for (const auto& source : score.grouping) {
        if (auto key = render(source, event)) {
            return {
                .role = StackRole::Repeats, .key = std::move(*key), .window = score.groupingWindow};
        }
    }
    return {};
}

} // namespace

Grouping groupingOf(const Score& score, const EventView& event) {
    return score.groupingRules.empty() ? byTemplate(score, event) : byRule(score, event);
}

State stateOf(const Grouping& grouping, const EventView& event, Severity severity) {
    if (grouping.role == StackRole::Opens) {
        return State::Firing;
    }
    if (grouping.role == StackRole::Closes) {
        return State::Resolved;
    }
    return effectiveState(event.eventType, severity, event.state);
}

} // namespace tempo::score
