#pragma once

#include "core/event_batch.hpp"
#include "store/events/event_selection.hpp"
#include "store/threads/write_job.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// What is done to events, inside a transaction of the store thread. All of it throws
/// DatabaseFailure; every Error is found before the first write.
namespace tempo::store {

/// Stores a batch. An event whose (provider, externalID) is known replaces the stored one: same id,
/// next revision, a new sequence, and the earlier version is kept as a revision
/// (limits::kRevisions of them). The same externalID twice in a batch is two versions. A batch
/// whose (sender, idempotencyKey) was stored within limits::kIdempotencyMemory stores nothing and
/// gives the first ids. Each event goes into the stack that its derivation says, and is
/// acknowledged or dismissed if a rule says so. Takes the strings out of `batch`.
StoredBatch storeEvents(WriteContext& context, EventBatch&& batch);

/// Adds a row for an event under the id that it has, with a new sequence, and puts it into the
/// stack that `derivation` says. Neither its id nor its (provider, externalID) may be stored.
void insertEvent(WriteContext& context, Event& event, const Derivation& derivation);

/// Each gives the events that it changed, with their new sequences, in the order of `ids`; an event
/// that is in the wanted state already is left alone. NotFound names the first unknown id, and
/// nothing is changed then.
Expected<std::vector<Event>> acknowledge(WriteContext& context, std::span<const EventId> ids);
Expected<std::vector<Event>> unacknowledge(WriteContext& context, std::span<const EventId> ids);
Expected<std::vector<Event>> dismiss(WriteContext& context, std::span<const EventId> ids);
Expected<std::vector<Event>> undismiss(WriteContext& context, std::span<const EventId> ids);

/// What a person does with an event.
enum class Mark : std::uint8_t { Acknowledged, Dismissed };

/// As `acknowledge` and `dismiss`, as of a given time; an event that is gone is left out.
std::vector<Event> mark(WriteContext& context, std::span<const EventId> ids, Mark mark,
                        Timestamp at);

/// Takes a mark back from at most `limit` events that were marked at exactly this time and have not
/// changed since: their sequence is in `range`. Each leaves the range by it; none: nothing is left.
std::vector<Event> unmark(WriteContext& context, Mark mark, Timestamp at,
                          const SequenceRange& range, std::size_t limit);

/// Deletes events with their revisions, for good: what they held is overwritten in the database,
/// and the log that still has it is emptied after the commit (Connection::noteErasure). NotFound
/// names the first unknown id, and nothing is deleted then.
Expected<void> erase(WriteContext& context, std::span<const EventId> ids);

/// Deletes up to `limit` events whose startDate is before `time`; returns how many. A
/// result below `limit` says that none is left.
std::vector<EventId> eraseOlderThan(WriteContext& context, Timestamp time, std::size_t limit);

} // namespace tempo::store
