#pragma once

#include "core/derivation.hpp"

#include <tempo/core/event.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How far the stored events of each source have been derived by the scores in force, and what is
/// still to be done. Everything here only reads, and throws DatabaseFailure.
namespace tempo::store {

class Connection;

/// What is known of a source; versions of -1: nothing yet.
struct SourceDerivation {
    std::string providerIdentifier;
    ScoreVersion scoreVersion = -1;    ///< by which all of its events have been derived
    ScoreVersion groupingVersion = -1; ///< by which all of its stacks have been made
    std::int64_t generation = 0;       ///< of its stacks that are in force
    bool stacked = false;              ///< it has stacks

    friend bool operator==(const SourceDerivation&, const SourceDerivation&) = default;
};

/// Every provider that has stored events, by name.
std::vector<SourceDerivation> listDerivations(const Connection& connection);

struct SourceCount {
    std::string providerIdentifier;
    std::uint64_t events = 0;

    friend bool operator==(const SourceCount&, const SourceCount&) = default;
};

/// The number of each one's events, counted in an index: about 0.1 s for each million.
std::vector<SourceCount> countSources(const Connection& connection);

/// A place among the events of a source: those that are not dismissed come first, and of either
/// kind the newest.
struct SourceCursor {
    bool dismissed = false;
    Timestamp startDate = Timestamp::max();
    Sequence sequence = std::numeric_limits<std::int64_t>::max();

    friend bool operator==(const SourceCursor&, const SourceCursor&) = default;
};

/// Up to `limit` events of a source behind `cursor` that were derived by another version; moves the
/// cursor behind them. None are left when the result is empty.
std::vector<Event> staleEvents(const Connection& connection, std::string_view providerIdentifier,
                               ScoreVersion version, SourceCursor& cursor, std::size_t limit);

/// The newest events of several sources together, newest first; dismissed ones are not among them.
std::vector<Sequence> newestOf(const Connection& connection,
                               std::span<const std::string> providerIdentifiers, std::size_t limit);

/// When a version of an event came. They are in this order; those of one moment, such as of one
/// batch, in the order in which the first versions of their events came.
struct Arrival {
    Timestamp receivedAt;
    EventId id;
    std::uint32_t revision = 1;
    Sequence sequence{}; ///< of the last change of the event

    friend auto operator<=>(const Arrival&, const Arrival&) = default;
};

/// All events of a source, with their earlier versions, in the order in which they came.
std::vector<Arrival> arrivalsOf(const Connection& connection, std::string_view providerIdentifier);

/// Up to `limit` events of a source whose last change is after `sequence`, those that changed
/// first, with their earlier versions; in the order in which they came.
std::vector<Arrival> arrivalsAfter(const Connection& connection,
                                   std::string_view providerIdentifier, Sequence sequence,
                                   std::size_t limit);

} // namespace tempo::store
