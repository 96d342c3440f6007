#include "core/derivation.hpp"

#include "core/attention.hpp"

namespace tempo {

std::string_view toText(Triage value) {
    switch (value) {
    case Triage::Acknowledge:
        return "acknowledge";
    case Triage::Dismiss:
        return "dismiss";
    case Triage::None:
        break;
    }
    return "none";
}

Surface naturalSurface(EventType type) {
    return type == EventType::Alert ? Surface::Timeline : Surface::Agenda;
}

Derivation plainDerivation(EventType type, std::optional<Severity> severity,
                           std::optional<State> state) {
    const auto effective = severity.value_or(Severity::Info);
    return {.severity = effective,
            .state = effectiveState(type, effective, state),
            .surface = naturalSurface(type)};
}

void apply(const Derivation& derivation, Event& event) {
    event.score = derivation.score;
    event.severity = derivation.severity;
    event.state = derivation.state;
    event.label = derivation.label;
    event.labelColor = derivation.labelColor;
    event.displayTitle = derivation.displayTitle;
    event.displaySubtitle = derivation.displaySubtitle;
    event.emoji = derivation.emoji;
    event.indicatorColor = derivation.indicatorColor;
    event.tag = derivation.tag;
    event.surface = derivation.surface;
    event.role = derivation.grouping.role;
}

} // namespace tempo
