#pragma once

#include "score/actions.hpp"

#include <tempo/protocol/messages/events.hpp>

namespace tempo::daemon {

/// An action under the names of the control protocol.
protocol::EventAction messageOf(score::ResolvedAction action);

} // namespace tempo::daemon
