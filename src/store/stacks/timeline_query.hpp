#pragma once

#include "store/events/event_query.hpp"
#include "store/stacks/list_changes.hpp"
#include "store/stacks/stack_table.hpp"

#include <tempo/core/event.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The timeline: one entry for each event that stands alone and for each stack. Everything here
/// throws DatabaseFailure and may run on any connection.
namespace tempo::store {

struct TimelineEntry {
    Event event; ///< of a stack, the member by which it is shown
    std::optional<StoredStack> stack;

    friend bool operator==(const TimelineEntry&, const TimelineEntry&) = default;
};

/// Which entries a timeline holds. An index leads to each single criterion; of several, the first
/// of attention, severity, provider leads and the others are checked entry by entry.
struct TimelineFilter {
    std::optional<std::string> provider; ///< this one, and those below it on dot boundaries
    std::optional<Severity> severity;    ///< exactly this one, that of the stack where there is one
    Attention attention = Attention::Any; ///< NeededOnly: of any member
    Dismissed dismissed = Dismissed::Hidden;
    std::vector<std::string> without = {}; ///< these and those below them are left out

    friend bool operator==(const TimelineFilter&, const TimelineFilter&) = default;
};

bool holds(const TimelineFilter& filter, const TimelineEntry& entry);

/// In which direction a list is read on.
enum class Way : std::uint8_t { Older, Newer };

/// The part of a list that begins beside a place, without what is at it.
struct Stretch {
    EventCursor from;
    Way way = Way::Older;

    friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// From the newest on.
constexpr Stretch kFromTheNewest{{Timestamp::max(), std::numeric_limits<std::int64_t>::max()},
                                 Way::Older};

/// The `limit` of them that are nearest to where the stretch begins; always the newest first, by
/// (startDate, sequence) of their events.
std::vector<TimelineEntry> listTimeline(const Connection& connection, const TimelineFilter& filter,
                                        const Stretch& stretch, std::size_t limit);

/// A stack with the member by which it is shown; nothing for an unknown one.
std::optional<TimelineEntry> findStackEntry(const Connection& connection, StackId id);

/// The members of a stack, chosen and ordered likewise.
std::vector<Event> listMembers(const Connection& connection, StackId id, const Stretch& stretch,
                               std::size_t limit);

/// What changes mean for a timeline.
struct TimelineDifference {
    std::vector<TimelineEntry> entries;
    std::vector<EventId> removedEvents; ///< have no entry of their own, or none that the filter
                                        ///< holds
    std::vector<StackId> removedStacks; ///< likewise
};

TimelineDifference timelineAfter(const Connection& connection, const TimelineFilter& filter,
                                 const ListChanges& changes);

} // namespace tempo::store
