#pragma once

#include "score/offered_actions.hpp"
#include "store/database/connection.hpp"

#include <tempo/core/error.hpp>
#include <tempo/protocol/messages/scores.hpp>

namespace tempo::daemon {

/// What a text would do as a score, tried on the newest stored events of the sources that it would
/// be for. A text with faults is no Error: the answer holds them. `rules`: what is in force. Any
/// thread with a connection; throws DatabaseFailure.
Expected<protocol::ScorePreview> readPreview(const store::Connection& database,
                                             const protocol::ScorePreviewParams& params,
                                             const score::ActionRules& rules);

} // namespace tempo::daemon
