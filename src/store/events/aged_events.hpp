#pragma once

#include "store/events/event_query.hpp"
#include "store/events/event_selection.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

/// Events that are old and that nobody has settled, for what is done with them after a time. All
/// of it throws DatabaseFailure.
namespace tempo::store {

enum class Unsettled : std::uint8_t { NeedsAttention, NotDismissed };

struct AgedEvent {
    EventVersion version;
    std::string providerIdentifier;
    Timestamp startDate;

    EventCursor place() const { return {startDate, version.sequence}; }
};

/// Of exactly this severity and with a startDate before `time`, oldest first, from `after` on.
std::vector<AgedEvent> agedEvents(const Connection& connection, Unsettled kind, Severity severity,
                                  Timestamp time, const EventCursor& after, std::size_t limit);

/// Those that are still the same.
std::vector<EventId> unchangedOf(const Connection& connection,
                                 std::span<const EventVersion> versions);

} // namespace tempo::store
