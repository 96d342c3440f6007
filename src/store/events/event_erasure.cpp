#include "store/events/event_erasure.hpp"

#include <optional>
#include <utility>

namespace tempo::store {

void Erasure::note(const Query& query) {
    erased_.push_back({query.column<EventId>(0), query.column<std::string>(6),
                       query.column<Severity>(3), query.column<bool>(5)});
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
    std::vector<EventId> ids;
    for (const auto& event : erased_) {
        context.aggregates.erased(event.id, {event.provider, event.severity, event.needsAttention},
                                  removal_);
        ids.push_back(event.id);
    }
    context.eventCount -= static_cast<std::int64_t>(ids.size());
    if (!ids.empty()) {
        context.database.noteErasure();
    }
    return ids;
}

} // namespace tempo::store
