#pragma once

#include "store/database/query.hpp"
#include "store/sources/aggregates.hpp"
#include "store/stacks/stack_members.hpp"

#include <tempo/core/event.hpp>

#include <vector>

/// What Erasure::note takes, for use inside the literal of a `DELETE FROM events … RETURNING`.
#define TEMPO_ERASED_COLUMNS                                                                       \
    "id, sequence, stack_id, severity, dismissed, needs_attention, provider_identifier"

namespace tempo::store {

/// What follows from events whose rows have been deleted: their stacks shrink, they are counted
/// off there and in the aggregates, and the log that still holds them is emptied after the commit
/// (Connection::noteErasure). Every deletion of events goes through it.
class Erasure {
public:
    explicit Erasure(Removal removal) : removal_(removal) {}

    /// Takes the current row of a query for TEMPO_ERASED_COLUMNS.
    void note(const Query& query);

    std::size_t size() const { return erased_.size(); }

    /// When the statement that deleted is done. Gives the ids in the order in which they were
    /// noted. Throws DatabaseFailure.
    std::vector<EventId> finish(WriteContext& context) &&;

private:
    struct Erased {
        EventId id;
        std::string provider;
        Severity severity = Severity::Info;
        bool needsAttention = false;
    };

    Removal removal_;
    std::vector<Erased> erased_;
    std::vector<Member> members_;
};

} // namespace tempo::store
