#pragma once

#include "core/grouping.hpp"

#include <tempo/core/timestamp.hpp>
#include <tempo/core/vocabulary.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace tempo {

/// The kind of stack that an event of this grouping may join. Only stacks of one source, kind and
/// key have to do with one another.
StackKind kindOf(const Grouping& grouping);

/// What events of one source, kind and key have come to so far.
struct Stack {
    StackKind kind = StackKind::Alone;
    std::string key;
    Timestamp first;                   ///< start of the event that began it
    Timestamp latest;                  ///< the newest start of its events
    std::optional<Timestamp> closedAt; ///< of a session at rest
    std::uint32_t events = 1;
    std::uint32_t cycles = 0;                 ///< of a session: how often it was opened
    Severity latestSeverity = Severity::Info; ///< of the event that came last
    Severity worstSeverity = Severity::Info;
    StackColor stackColor = StackColor::WorstSeverity;
    std::optional<Severity> closedCycleSeverity;

    bool isOpen() const { return kind == StackKind::Session && !closedAt; }

    friend bool operator==(const Stack&, const Stack&) = default;
};

/// One event as stacks see it.
struct StackEvent {
    Grouping grouping;
    Severity severity = Severity::Info;
    Timestamp startDate;
};

enum class Placement : std::uint8_t { Began, Joined };

/// Where an event went: the stack as it is with the event in it.
struct Placed {
    Stack stack;
    Placement placement = Placement::Began;

    friend bool operator==(const Placed&, const Placed&) = default;
};

/// Puts the next event, in the order of arrival, into stacks. `last` is the stack that began last
/// of those with the event's source, kind and key, if there is one.
/// - Repeats joins a series whose first event is within its window, and else begins one.
/// - Opens joins an open session; one at rest as a further cycle if that was closed within its
///   window; and else begins one.
/// - Continues and Closes join an open session, and stand alone where there is none.
/// An event that stands alone is in a stack of its own, of StackKind::Alone, and `last` stays what
/// it was.
Placed place(const StackEvent& event, const std::optional<Stack>& last);

/// The stack that an event stays in although place() would let its replacement stand alone: the
/// same news of a session once more, such as a second all-clear.
Stack stay(const StackEvent& event, Stack stack);

/// How bad the stack is now. A session at rest has the severity that its subject's override names;
/// otherwise `stackColor` says whether the latest or the worst event counts.
Severity severityOf(const Stack& stack);

} // namespace tempo
