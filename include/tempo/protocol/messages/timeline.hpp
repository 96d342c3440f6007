#pragma once

#include <tempo/core/event.hpp>
#include <tempo/protocol/messages/events.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The timeline: one row for each event that stands alone and for each stack of events.
namespace tempo::protocol {

/// Several events that are one thing to a person.
struct Stack {
    StackId id = 0;
    std::string providerIdentifier;
    StackKind kind = StackKind::Series; ///< Series or Session
    std::string key;
    std::string title; ///< never empty: what its score says, else what its newest event shows
    Timestamp firstAt;
    Timestamp latestAt;
    std::optional<Timestamp> closedAt;  ///< of a session at rest
    std::uint32_t events = 0;           ///< its stored members, dismissed ones too
    std::uint32_t cycles = 0;           ///< of a session: how often it was opened
    Severity severity = Severity::Info; ///< to be shown: by its score the latest, worst or another
    Severity latestSeverity = Severity::Info;
    Severity worstSeverity = Severity::Info;
    std::uint32_t needsAttention = 0; ///< members that do
    friend bool operator==(const Stack&, const Stack&) = default;
};

/// What is in a timeline: each criterion that is there must hold for the row as it is shown.
struct TimelineFilter {
    std::optional<std::string> provider;     ///< this one, and those below it on dot boundaries
    std::optional<Severity> severity;        ///< exactly this one: the stack's where there is one
    Attention attention = Attention::Any;    ///< Needed: of any member
    Dismissed dismissed = Dismissed::Hidden; ///< Hidden: unless a member is not dismissed
    std::vector<std::string> without;        ///< providers left out, with those below each
    friend bool operator==(const TimelineFilter&, const TimelineFilter&) = default;
};

/// A place in a list by time, which is that of an event or between two: what was at it may have
/// gone or have changed. On the wire `MILLISECONDS.SEQUENCE`, the former since 1970.
struct Place {
    Timestamp startDate;
    Sequence sequence = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
};
std::string toText(const Place& place);

// timeline.list: newest first by the startDate of `event`
struct TimelineParams {
    TimelineFilter filter;
    std::optional<std::string> before; ///< only what is older: a place, or `next` of a page
    std::optional<std::string> after;  ///< only what is newer, the nearest; not with `before`
    std::uint32_t limit = 100;         ///< 1 to 1,000
    friend bool operator==(const TimelineParams&, const TimelineParams&) = default;
};
struct TimelineRow {
    Event event; ///< of a stack, the member by which it is shown: the newest that is not dismissed
    std::optional<Stack> stack; ///< none: the event stands alone
    friend bool operator==(const TimelineRow&, const TimelineRow&) = default;
};
struct TimelinePage {
    std::vector<TimelineRow> rows;
    std::optional<std::string> next;      ///< where the next page begins, in the direction that was
                                          ///< asked for; absent on the last one
    std::int64_t elapsedMicroseconds = 0; ///< what it took in the daemon
    friend bool operator==(const TimelinePage&, const TimelinePage&) = default;
};

// stacks.get
struct StackParams {
    StackId id = 0;
    friend bool operator==(const StackParams&, const StackParams&) = default;
};
using StackDetail = TimelineRow; ///< with its `stack`

// stacks.events: the members, newest first by startDate; the result is an EventPage
struct StackEventsParams {
    StackId id = 0;
    std::optional<std::string> before; ///< as in TimelineParams
    std::optional<std::string> after;  ///< likewise
    std::uint32_t limit = 100;         ///< 1 to 1,000
    friend bool operator==(const StackEventsParams&, const StackEventsParams&) = default;
};

// timeline.mark: all that is named, and everything that the filter holds. Of a stack all members
// are marked; but of those that were found because they need attention, and are acknowledged, only
// the members that do.
enum class Mark : std::uint8_t { Acknowledge, Dismiss };
std::string_view toText(Mark mark);
struct TimelineMarkParams {
    Mark mark = Mark::Acknowledge;
    std::vector<EventId> events; ///< at most 1,000; one that is gone does not matter
    std::vector<StackId> stacks; ///< likewise
    std::optional<TimelineFilter> filter;
    friend bool operator==(const TimelineMarkParams&, const TimelineMarkParams&) = default;
};
/// What has been marked, to be taken back by.
struct TimelineMarking {
    Mark mark = Mark::Acknowledge;
    Timestamp at;       ///< as of which the events are marked
    Sequence after = 0; ///< the events that were marked have greater sequences than this …
    Sequence upTo = 0;  ///< … and none greater than this
    friend bool operator==(const TimelineMarking&, const TimelineMarking&) = default;
};
struct TimelineMarked {
    std::uint64_t changed = 0; ///< events that were not marked so before
    TimelineMarking marking;
    friend bool operator==(const TimelineMarked&, const TimelineMarked&) = default;
};

// timeline.unmark: takes a TimelineMarking back, from what has not changed since; the result is a
// ChangedResult

// timeline.subscribe: the result is a ListSubscribed
struct ListSubscribed {
    std::uint64_t subscription = 0;
    friend bool operator==(const ListSubscribed&, const ListSubscribed&) = default;
};
struct TimelineChanged { // notification `timeline.changed`
    std::uint64_t subscription = 0;
    std::vector<TimelineRow> rows;      ///< each takes the place of that of its stack or event
    std::vector<EventId> removedEvents; ///< have no row of their own; unknown ones do not matter
    std::vector<StackId> removedStacks; ///< likewise
    friend bool operator==(const TimelineChanged&, const TimelineChanged&) = default;
};
struct ListLagged { // notification `lists.lagged`: the subscription has ended; read the list anew
    std::uint64_t subscription = 0;
    friend bool operator==(const ListLagged&, const ListLagged&) = default;
};

} // namespace tempo::protocol
