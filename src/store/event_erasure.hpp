#pragma once

#include "store/query.hpp"
#include "store/stack_members.hpp"

#include <tempo/core/event.hpp>

#include <vector>

/// What Erasure::note takes, for use inside the literal of a `DELETE FROM events … RETURNING`.
#define TEMPO_ERASED_COLUMNS "id, sequence, stack_id, severity, dismissed, needs_attention"

namespace tempo::store {

/// What follows from events whose rows have been deleted: their stacks shrink, they are counted
/// off, and the log that still holds them is emptied after the commit (Connection::noteErasure).
/// Every deletion of events goes through it.
class Erasure {
public:
    /// Takes the current row of a query for TEMPO_ERASED_COLUMNS.
    void note(const Query& query);

    std::size_t size() const { return ids_.size(); }

    /// When the statement that deleted is done. Gives the ids in the order in which they were
    /// noted. Throws DatabaseFailure.
    std::vector<EventId> finish(WriteContext& context) &&;

private:
    std::vector<EventId> ids_;
    std::vector<Member> members_;
};

} // namespace tempo::store
