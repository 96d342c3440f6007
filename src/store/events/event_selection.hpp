#pragma once

#include "store/events/event_query.hpp"
#include "store/threads/write_job.hpp"

#include <tempo/core/event.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Events by where they come from and when they were: for an export and for a deletion, both in
/// steps along the sequence, so that all steps together read each event once. All of it throws
/// DatabaseFailure.
namespace tempo::store {

/// Each criterion that is set must hold.
struct EventSelection {
    std::optional<std::string> provider; ///< this one, and those below it on dot boundaries
    std::optional<SenderId> sender;
    std::optional<Timestamp> after;  ///< startDate at or after it
    std::optional<Timestamp> before; ///< startDate before it

    friend bool operator==(const EventSelection&, const EventSelection&) = default;
};

/// Selected events with a greater sequence than `after`, in the order of the sequence.
std::vector<Event> selectEvents(const Connection& connection, const EventSelection& selection,
                                Dismissed dismissed, Sequence after, std::size_t limit);

/// An event as it was at one moment: a later change gives it another sequence.
struct EventVersion {
    EventId id;
    Sequence sequence{};

    friend bool operator==(const EventVersion&, const EventVersion&) = default;
};

/// The sequences between which a step of a deletion looks: above the first, up to the second.
struct SequenceRange {
    Sequence after{};
    Sequence upTo{};
};

std::uint64_t countSelected(const Connection& connection, const EventSelection& selection,
                            Sequence upTo);
std::vector<EventVersion> selectVersions(const Connection& connection,
                                         const EventSelection& selection, SequenceRange range,
                                         std::size_t limit);

/// Deletes those that are still the same, for good, as `erase` does; gives their ids.
std::vector<EventId> eraseVersions(WriteContext& context, std::span<const EventVersion> versions);

/// The sender with this id, or of this name; nothing when no sender ever had that name.
std::optional<SenderId> findSender(const Connection& connection, std::string_view idOrName);

} // namespace tempo::store
