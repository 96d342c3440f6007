#include "store/event_erasure.hpp"

#include <optional>
#include <utility>

namespace tempo::store {

void Erasure::note(const Query& query) {
    ids_.push_back(query.column<EventId>(0));
    if (const auto stack = query.column<std::optional<StackId>>(2)) {
        members_.push_back({.stack = *stack,
                            .sequence = query.column<Sequence>(1),
                            .severity = query.column<Severity>(3),
                            .dismissed = query.column<bool>(4),
                            .needsAttention = query.column<bool>(5)});
    }
}

std::vector<EventId> Erasure::finish(WriteContext& context) && {
    for (const auto& member : members_) {
        leaveStack(context, member);
    }
    context.eventCount -= static_cast<std::int64_t>(ids_.size());
    if (!ids_.empty()) {
        context.database.noteErasure();
    }
    return std::move(ids_);
}

} // namespace tempo::store
