#pragma once

#include "core/event_draft.hpp"
#include "core/grouping.hpp"

#include <tempo/core/event.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace tempo {

/// What a score does with an event when it arrives.
enum class Triage : std::uint8_t { None, Acknowledge, Dismiss };

std::string_view toText(Triage value);

/// The content of a score as a number: 0 for none, and otherwise positive.
using ScoreVersion = std::int64_t;

/// What Tempo makes of an event: by the score of its source or, where there is none, plainly.
/// The texts are those of Event.
struct Derivation {
    std::string score; ///< the providerIdentifier of the score; empty: none
    ScoreVersion scoreVersion = 0;
    Severity severity = Severity::Info;
    State state = State::Info;
    Triage triage = Triage::None;
    std::string label;
    std::string labelColor;
    std::string displayTitle;
    std::string displaySubtitle;
    std::string emoji;
    std::string indicatorColor;
    std::string tag;
    Surface surface = Surface::Timeline;
    Grouping grouping;
    std::string stackTitle; ///< of a stack whose newest event this is; empty: the event's title

    friend bool operator==(const Derivation&, const Derivation&) = default;
};

/// Where events of a type are shown if no score says otherwise.
Surface naturalSurface(EventType type);

/// Of an event whose source has no score: it is what its sender says.
Derivation plainDerivation(EventType type, std::optional<Severity> severity,
                           std::optional<State> state);

/// Puts what is derived into an event; what a person did, and `needsAttention`, stay as they are.
void apply(const Derivation& derivation, Event& event);

} // namespace tempo
