#pragma once

#include <tempo/core/event.hpp>

#include <optional>

/// The rules that join the three axes of an event: the world's state, its severity, and what a
/// person did with it. Pure.
namespace tempo {

/// The state of an event whose sender may have left it out: an alert that is at least a warning
/// fires, everything else is information.
State effectiveState(EventType type, Severity severity, std::optional<State> sent);

/// Whether the event asks for a person: firing, at least a warning, neither acknowledged nor
/// dismissed.
bool needsAttention(const Event& event);

/// Carries what a person did from the earlier version of an event over to the one that replaces it:
/// acknowledged and dismissed survive until the state turns to firing again or the severity rises.
/// Sets `needsAttention` of the replacement.
void carryUserState(const Event& earlier, Event& replacement);

} // namespace tempo
