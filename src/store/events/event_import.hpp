#pragma once

#include "core/derivation.hpp"
#include "store/threads/write_job.hpp"

#include <cstdint>
#include <vector>

namespace tempo::store {

/// An event from an export, and what Tempo makes of it now.
struct ImportedEvent {
    Event event;
    Derivation derivation;
};

struct ImportOutcome {
    std::vector<Event> stored;    ///< as they are now
    std::uint64_t unchanged = 0;  ///< an event with this id is stored already
    std::uint64_t superseded = 0; ///< another event has its (provider, externalID)
};

/// Stores events under their own ids with their own times, revision and marks; only the sequence is
/// new. An event that is there already is left alone, so that an import can be repeated. Throws
/// DatabaseFailure.
ImportOutcome importEvents(WriteContext& context, std::vector<ImportedEvent>&& events);

} // namespace tempo::store
