#include "store/search/index_upkeep.hpp"

#include "store/events/event_query.hpp"
#include "store/events/event_row.hpp"
#include "store/search/index_writer.hpp"

#include <vector>

namespace tempo::store {
namespace {

bool hasErasures(const Connection& connection) {
    Query query(connection, "SELECT EXISTS (SELECT 1 FROM search_erasures)");
    return query.next() && query.column<bool>(0);
}

bool hasStale(const Connection& connection) {
    Query query(connection, "SELECT EXISTS (SELECT 1 FROM search_stale)");
    return query.next() && query.column<bool>(0);
}

std::vector<Event> newestUpTo(const Connection& connection, Sequence sequence, std::size_t limit) {
    Query query(connection,
                "SELECT " TEMPO_EVENT_COLUMNS
                " FROM events WHERE sequence <= ? ORDER BY sequence DESC LIMIT ?",
                sequence, limit);
    std::vector<Event> events;
    while (query.next()) {
        events.push_back(readEvent(query));
    }
    return events;
}

/// How many changes are not in the index yet, at most: one may have had several.
Sequence behind(const WriteSession& session, const SearchState& state) {
    const auto last = session.lastSequence();
    return last > state.indexedUpTo ? last - state.indexedUpTo : 0;
}

} // namespace

std::optional<std::chrono::milliseconds> IndexUpkeep::patience(const WriteSession& session) {
    const auto& connection = session.connection();
    const auto state = readSearchState(connection);
    const bool due = behind(session, state) > 0 || state.purgeDue || state.purging ||
                     state.indexedFrom > 0 || hasErasures(connection) || hasStale(connection);
    return due ? std::optional(limits_.patience) : std::nullopt;
}

bool IndexUpkeep::presses(const WriteSession& session) {
    return behind(session, readSearchState(session.connection())) >= limits_.mostBehind;
}

void IndexUpkeep::step(WriteSession& session, Load load) {
    auto& connection = session.connection();
    auto state = readSearchState(connection);
    const auto task = nextTask(session, state, load);
    if (task == Task::None) {
        return;
    }
    const auto batch = batchFor(behind(session, state), load);
    execute(connection, "BEGIN IMMEDIATE");
    perform(session, state, task, batch);
    writeSearchState(connection, state);
    execute(connection, "COMMIT");
}

IndexUpkeep::Task IndexUpkeep::nextTask(const WriteSession& session, const SearchState& state,
                                        Load load) const {
    const auto& connection = session.connection();
    if (hasErasures(connection)) {
        return Task::Erase;
    }
    // A purge that new events interrupt takes longer, so they wait for it where they may.
    const auto newEvents = behind(session, state);
    const bool purges = state.purging || state.purgeDue;
    if (newEvents >= (purges ? limits_.mostBehind : limits_.behind)) {
        return Task::TakeNew;
    }
    if (purges) {
        return Task::Purge;
    }
    if (newEvents > 0 && load == Load::Idle) {
        return Task::TakeNew;
    }
    if (hasStale(connection)) {
        return Task::TakeStale;
    }
    return state.indexedFrom > 0 ? Task::TakeOld : Task::None;
}

std::size_t IndexUpkeep::batchFor(Sequence behind, Load load) const {
    if (behind >= limits_.mostBehind) {
        return limits_.pressedBatch;
    }
    return load == Load::Busy ? limits_.busyBatch : limits_.batch;
}

void IndexUpkeep::perform(WriteSession& session, SearchState& state, Task task,
                          std::size_t batch) const {
    auto& connection = session.connection();
    switch (task) {
    case Task::None:
        break;
    case Task::Erase:
        IndexWriter(connection).eraseNoted(batch);
        state.purgeDue = true;
        break;
    case Task::TakeNew:
        takeNew(session, state, batch);
        break;
    case Task::Purge:
        purge(connection, state);
        break;
    case Task::TakeStale:
        takeStale(connection, batch);
        break;
    case Task::TakeOld:
        takeOld(connection, state, batch);
        break;
    }
}

void IndexUpkeep::takeNew(WriteSession& session, SearchState& state, std::size_t batch) {
    const auto events = changesAfter(session.connection(), state.indexedUpTo, batch);
    IndexWriter(session.connection()).take(events);
    state.indexedUpTo = events.size() < batch ? session.lastSequence() : events.back().sequence;
}

void IndexUpkeep::takeStale(Connection& connection, std::size_t batch) {
    std::vector<Sequence> sequences;
    {
        Query query(connection,
                    "DELETE FROM search_stale WHERE sequence IN (SELECT sequence FROM"
                    " search_stale ORDER BY sequence DESC LIMIT ?) RETURNING sequence",
                    batch);
        while (query.next()) {
            sequences.push_back(query.column<Sequence>(0));
        }
    }
    IndexWriter(connection).take(eventsAt(connection, sequences));
}

void IndexUpkeep::takeOld(Connection& connection, SearchState& state, std::size_t batch) {
    const auto events = newestUpTo(connection, state.indexedFrom, batch);
    IndexWriter(connection).take(events);
    state.indexedFrom = events.size() < batch ? 0 : events.back().sequence - 1;
}

/// Merges all segments of the index into one, which leaves out what was deleted; SQLite 3.40 has no
/// other way. A negative number begins, a positive one goes on, and where less than two rows
/// change all is done (https://www.sqlite.org/fts5.html#the_merge_command).
void IndexUpkeep::purge(Connection& connection, SearchState& state) const {
    const int pages = state.purgeDue ? -limits_.purgePages : limits_.purgePages;
    const auto before = connection.totalChanges();
    execute(connection, "INSERT INTO search_index (search_index, rank) VALUES ('merge', ?)", pages);
    state.purging = connection.totalChanges() - before >= 2;
    state.purgeDue = false;
    if (!state.purging) {
        connection.noteErasure();
    }
}

} // namespace tempo::store
