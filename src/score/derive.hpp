#pragma once

#include "core/derivation.hpp"
#include "core/event_batch.hpp"
#include "score/event_view.hpp"
#include "score/library.hpp"

#include <tempo/core/event.hpp>

#include <vector>

namespace tempo::score {

/// What a score makes of an event, as it is stored. Actions are not: they are worked out when they
/// are asked for.
Derivation derive(const LibraryScore& chosen, const EventView& event);

/// What the library makes of each event of a batch, in their order; nothing at all if none of them
/// has a score.
std::vector<Derivation> deriveAll(const Library& library, const EventBatch& batch);

/// What the library makes of a stored event, from what its sender said.
Derivation deriveAgain(const Library& library, const Event& event);

} // namespace tempo::score
