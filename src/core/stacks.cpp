#include "core/stacks.hpp"

#include <algorithm>
#include <utility>

namespace tempo {
namespace {

bool within(const Window& window, Timestamp one, Timestamp other) {
    return !window || std::chrono::abs(one - other) <= *window;
}

Stack begun(const StackEvent& event, StackKind kind) {
    return {.kind = kind,
            .key = kind == StackKind::Alone ? std::string() : event.grouping.key,
            .first = event.startDate,
            .latest = event.startDate,
            .cycles = kind == StackKind::Session ? 1U : 0U,
            .latestSeverity = event.severity,
            .worstSeverity = event.severity,
            .stackColor = event.grouping.stackColor,
            .closedCycleSeverity = event.grouping.closedCycleSeverity};
}

Placed begin(const StackEvent& event, StackKind kind) {
    return {begun(event, kind), Placement::Began};
}

Placed join(const StackEvent& event, Stack stack) {
    ++stack.events;
    return {stay(event, std::move(stack)), Placement::Joined};
}

Placed placeRepeats(const StackEvent& event, const std::optional<Stack>& last) {
    const bool joins = last && within(event.grouping.window, event.startDate, last->first);
    return joins ? join(event, *last) : begin(event, StackKind::Series);
}

Placed placeOpens(const StackEvent& event, const std::optional<Stack>& last) {
    if (!last) {
        return begin(event, StackKind::Session);
    }
    if (!last->closedAt) {
        return join(event, *last);
    }
    if (!within(event.grouping.window, event.startDate, *last->closedAt)) {
        return begin(event, StackKind::Session);
    }
    auto placed = join(event, *last);
    placed.stack.closedAt.reset();
    ++placed.stack.cycles;
    return placed;
}

Placed placeInOpen(const StackEvent& event, const std::optional<Stack>& last) {
    if (!last || !last->isOpen()) {
        return begin(event, StackKind::Alone);
    }
    auto placed = join(event, *last);
    if (event.grouping.role == StackRole::Closes) {
        placed.stack.closedAt = event.startDate;
    }
    return placed;
}

} // namespace

StackKind kindOf(const Grouping& grouping) {
    switch (grouping.role) {
    case StackRole::Single:
        return StackKind::Alone;
    case StackRole::Repeats:
        return StackKind::Series;
    case StackRole::Opens:
    case StackRole::Continues:
    case StackRole::Closes:
        break;
    }
    return StackKind::Session;
}

Placed place(const StackEvent& event, const std::optional<Stack>& last) {
    switch (event.grouping.role) {
    case StackRole::Repeats:
        return placeRepeats(event, last);
    case StackRole::Opens:
        return placeOpens(event, last);
    case StackRole::Continues:
    case StackRole::Closes:
        return placeInOpen(event, last);
    case StackRole::Single:
        break;
    }
    return begin(event, StackKind::Alone);
}

Stack stay(const StackEvent& event, Stack stack) {
    stack.latest = std::max(stack.latest, event.startDate);
    stack.latestSeverity = event.severity;
    stack.worstSeverity = std::max(stack.worstSeverity, event.severity);
    stack.stackColor = event.grouping.stackColor;
    stack.closedCycleSeverity = event.grouping.closedCycleSeverity;
    return stack;
}

Severity severityOf(const Stack& stack) {
    if (stack.kind == StackKind::Session && stack.closedAt && stack.closedCycleSeverity) {
        return *stack.closedCycleSeverity;
    }
    return stack.stackColor == StackColor::CurrentState ? stack.latestSeverity
                                                        : stack.worstSeverity;
}

} // namespace tempo
