#include "store/events/event_row.hpp"

#include "core/attention.hpp"

namespace tempo::store {
namespace {

/// The score_version of a row that does not tell what its sender said.
constexpr std::int64_t kFromBeforeScores = -1;

/// What a sender left out became information, or a state that follows from the rest.
void deduceWhatWasSent(Event& event) {
    if (event.severity != Severity::Info) {
        event.senderSeverity = event.severity;
    }
    if (event.state != effectiveState(event.eventType, event.severity, std::nullopt)) {
        event.senderState = event.state;
    }
}

} // namespace

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
    next(event.senderSeverity);
    next(event.senderState);
    next(event.score);
    next(event.label);
    next(event.labelColor);
    next(event.displayTitle);
    next(event.displaySubtitle);
    next(event.emoji);
    next(event.indicatorColor);
    next(event.tag);
    next(event.surface);
    next(event.role);
    next(event.stackID);
    if (query.column<std::int64_t>(column) == kFromBeforeScores) {
        deduceWhatWasSent(event);
    }
    return event;
}

} // namespace tempo::store
