#pragma once

#include "core/grouping.hpp"
#include "score/event_view.hpp"
#include "score/score.hpp"

#include <tempo/core/vocabulary.hpp>

namespace tempo::score {

/// The first grouping rule that matches; where a score has no such rules, the first template of
/// `grouping` whose every value is there, which makes a series. An event whose key lacks a value
/// stands alone.
Grouping groupingOf(const Score& score, const EventView& event);

/// The state of the event: firing if it opens a session, resolved if it closes one; otherwise what
/// its sender said or, where it said nothing, what its type and severity mean.
State stateOf(const Grouping& grouping, const EventView& event, Severity severity);

} // namespace tempo::score
