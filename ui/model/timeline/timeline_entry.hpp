#pragma once

#include "model/events/event_row.hpp"

#include <tempo/protocol/messages/timeline.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tempo::model {

/// What a list shows of a stack.
struct StackRow {
    StackId id = 0;
    std::string title;
    Severity severity = Severity::Info;
    std::uint32_t events = 0;
    std::uint32_t needsAttention = 0;

    friend bool operator==(const StackRow&, const StackRow&) = default;
};

/// What names an entry: the stack, or the event that stands alone or is a member.
struct EntryKey {
    StackId stack = 0; ///< 0: it is the event's
    EventId event;     ///< nil: it is the stack's

    friend bool operator==(const EntryKey&, const EntryKey&) = default;
};

/// Of the row that shows an event.
inline EntryKey keyOf(const EventRow& row) {
    return row.stack ? EntryKey{.stack = *row.stack, .event = {}}
                     : EntryKey{.stack = 0, .event = row.id};
}

/// A row of the timeline, or a member of a stack.
struct TimelineEntry {
    EventRow event; ///< of a stack, the member by which it is shown
    std::optional<StackRow> stack;

    EntryKey key() const {
        return stack ? EntryKey{.stack = stack->id, .event = {}}
                     : EntryKey{.stack = 0, .event = event.id};
    }
    protocol::Place place() const {
        return {.startDate = event.startDate, .sequence = event.sequence};
    }
    Severity severity() const { return stack ? stack->severity : event.severity; }
    const std::string& title() const { return stack ? stack->title : event.title; }
    bool needsAttention() const { return stack ? stack->needsAttention > 0 : event.needsAttention; }

    friend bool operator==(const TimelineEntry&, const TimelineEntry&) = default;
};

/// Shared by the window that holds the entry and the lines that show it.
using SharedEntry = std::shared_ptr<const TimelineEntry>;

inline StackRow rowOf(const protocol::Stack& stack) {
    return {.id = stack.id,
            .title = stack.title,
            .severity = stack.severity,
            .events = stack.events,
            .needsAttention = stack.needsAttention};
}

inline TimelineEntry entryOf(const protocol::TimelineRow& row) {
    TimelineEntry entry{.event = rowOf(row.event), .stack = std::nullopt};
    if (row.stack) {
        entry.stack = rowOf(*row.stack);
    }
    return entry;
}

} // namespace tempo::model

template<>
struct std::hash<tempo::model::EntryKey> {
    std::size_t operator()(const tempo::model::EntryKey& key) const {
        return std::hash<tempo::EventId>()(key.event) ^
               std::hash<std::uint64_t>()(static_cast<std::uint64_t>(key.stack));
    }
};
