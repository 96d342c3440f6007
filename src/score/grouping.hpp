#pragma once

#include "score/event_view.hpp"
#include "score/score.hpp"

#include <tempo/core/vocabulary.hpp>

#include <optional>
#include <string>

namespace tempo::score {

/// Where one event belongs among the others of its source: all that stacks.hpp needs to know of it.
struct Grouping {
    Role role = Role::Single;
    std::string key; ///< empty for Role::Single alone
    Window window;   ///< Repeats: from the first of the series; Opens: after the session's close
    StackColor stackColor = StackColor::WorstSeverity;
    std::optional<Severity> closedCycleSeverity; ///< of a session whose subject has an override

    friend bool operator==(const Grouping&, const Grouping&) = default;
};

/// The first grouping rule that matches; where a score has no such rules, the first template of
/// `grouping` whose every value is there, which makes a series. An event whose key lacks a value
/// stands alone.
Grouping groupingOf(const Score& score, const EventView& event);

/// The state of the event: firing if it opens a session, resolved if it closes one; otherwise what
/// its sender said or, where it said nothing, what its type and severity mean.
State stateOf(const Grouping& grouping, const EventView& event, Severity severity);

} // namespace tempo::score
