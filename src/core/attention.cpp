#include "core/attention.hpp"

namespace tempo {

State effectiveState(EventType type, Severity severity, std::optional<State> sent) {
    if (sent) {
        return *sent;
    }
    const bool alarming = type == EventType::Alert && severity >= Severity::Warning;
    return alarming ? State::Firing : State::Info;
}

bool needsAttention(const Event& event) {
    return event.state == State::Firing && event.severity >= Severity::Warning &&
           !event.acknowledgedAt && !event.dismissedAt;
}

void carryUserState(const Event& earlier, Event& replacement) {
    const bool firesAgain = replacement.state == State::Firing && earlier.state != State::Firing;
    const bool worse = replacement.severity > earlier.severity;
    if (firesAgain || worse) {
        replacement.acknowledgedAt.reset();
        replacement.dismissedAt.reset();
    } else {
        replacement.acknowledgedAt = earlier.acknowledgedAt;
        replacement.dismissedAt = earlier.dismissedAt;
    }
    replacement.needsAttention = needsAttention(replacement);
}

} // namespace tempo
