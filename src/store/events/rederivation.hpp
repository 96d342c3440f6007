#pragma once

#include "core/derivation.hpp"
#include "store/events/derivation_table.hpp"
#include "store/threads/write_job.hpp"

#include <tempo/core/event.hpp>

#include <cstdint>
#include <span>
#include <string>

/// Bringing stored events and their stacks to another version of a score, in small jobs of the
/// store thread. Nothing that a person did is touched, no sequence changes, and events that have
/// been replaced or deleted since they were read are passed over. All of it throws DatabaseFailure.
namespace tempo::store {

/// What is to become of a stored event.
struct Rederived {
    EventId id;
    std::uint32_t revision = 1; ///< that was read
    std::string providerIdentifier;
    Timestamp startDate;
    Derivation derivation;
};

/// Writes how the events look and how bad they are; stacks stay what they are, with their counts
/// right.
void restyle(WriteContext& context, std::span<const Rederived> events);

/// Puts the events, one after the other, into the stacks of a generation.
void regroup(WriteContext& context, std::span<const Rederived> events, std::int64_t generation);

/// The same for versions of events in the order in which they came, those among them too that have
/// been replaced since: a session that an event opened, closed and opened again has two cycles. How
/// bad a stack is and what it counts is as its events are now.
void replay(WriteContext& context, std::span<const Rederived> versions, std::int64_t generation);

/// Notes how far a source is, and which generation of its stacks is in force: events that come join
/// these.
void noteDerivation(WriteContext& context, const SourceDerivation& source);

} // namespace tempo::store
