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

// timeline.list: newest first by the startDate of `event`
struct TimelineParams {
    TimelineFilter filter;
    std::optional<std::string> before; ///< `next` of the page before this one
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
    std::optional<std::string> next;      ///< where the next page begins; absent on the last one
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
    std::optional<std::string> before; ///< `next` of the page before this one
    std::uint32_t limit = 100;         ///< 1 to 1,000
    friend bool operator==(const StackEventsParams&, const StackEventsParams&) = default;
};

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
