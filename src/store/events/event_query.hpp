#pragma once

#include <tempo/core/attention_counts.hpp>
#include <tempo/core/event.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Reading events. Everything here throws DatabaseFailure and may run on any connection.
namespace tempo::store {

class Connection;

enum class Attention : std::uint8_t { Any, NeededOnly };
enum class Dismissed : std::uint8_t { Hidden, Shown };

/// Which events a list holds. An index leads to each single criterion; of several, the first of
/// attention, provider, severity leads and the others are checked event by event.
struct EventFilter {
    std::optional<std::string> provider; ///< exactly this providerIdentifier
    std::optional<Severity> severity;    ///< exactly this one
    Attention attention = Attention::Any;
    Dismissed dismissed = Dismissed::Shown;

    friend bool operator==(const EventFilter&, const EventFilter&) = default;
};

/// A place in a list by time: that of the last event of a page.
struct EventCursor {
    Timestamp startDate;
    Sequence sequence{};

    friend bool operator==(const EventCursor&, const EventCursor&) = default;
};

/// An earlier version of an event.
struct EventRevision {
    std::uint32_t revision{};
    Timestamp replacedAt;
    std::string document; ///< a JSON object with the names of the wire

    friend bool operator==(const EventRevision&, const EventRevision&) = default;
};

/// Kept with every change: summed over the sources, however many events there are.
struct EventCounts {
    std::uint64_t events = 0;
    AttentionCounts attention;

    friend bool operator==(const EventCounts&, const EventCounts&) = default;
};

/// The newest first, by (startDate, sequence), those before `before` only.
std::vector<Event> listEvents(const Connection& connection, const EventFilter& filter,
                              const std::optional<EventCursor>& before, std::size_t limit);

/// What has changed after `sequence`, in the order of the commits. An event that changed twice is
/// there once, as it is now.
std::vector<Event> changesAfter(const Connection& connection, Sequence sequence, std::size_t limit);

/// The events with these sequences that are still there, in this order.
std::vector<Event> eventsAt(const Connection& connection, std::span<const Sequence> sequences);

std::optional<Event> findEvent(const Connection& connection, const EventId& id);

/// What the sender said in a version of an event, the one that counts now or an earlier one that is
/// kept, with its id and number.
std::optional<Event> findVersion(const Connection& connection, const EventId& id,
                                 std::uint32_t revision);

/// Where the event with this id stands in the order of changes.
std::optional<Sequence> sequenceOf(const Connection& connection, const EventId& id);

/// The last sequence that has been given out; 0 when there has been none.
Sequence lastSequence(const Connection& connection);

/// The earlier versions of an event, the latest first; empty for an unknown id too.
std::vector<EventRevision> revisionsOf(const Connection& connection, const EventId& id);

EventCounts countEvents(const Connection& connection);

} // namespace tempo::store
