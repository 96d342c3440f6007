#include "store/event_row.hpp"

namespace tempo::store {

Event readEvent(const Query& query) {
    int column = 0;
    Event event;
    const auto next = [&]<class Value>(Value& value) {
        value = query.column<Value>(column++);
    };
    next(event.sequence);
    next(event.id);
    next(event.providerIdentifier);
    next(event.externalID);
    next(event.title);
    next(event.subtitle);
    next(event.eventType);
    next(event.severity);
    next(event.state);
    next(event.startDate);
    next(event.endDate);
    next(event.receivedAt);
    next(event.metadata);
    next(event.actions);
    next(event.revision);
    next(event.acknowledgedAt);
    next(event.dismissedAt);
    next(event.needsAttention);
    next(event.transport);
    next(event.sender);
    return event;
}

} // namespace tempo::store
