#pragma once

#include "score/event_view.hpp"
#include "score/score.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tempo::score {

enum class Availability : std::uint8_t {
    Ready,
    SwitchedOff, ///< by the score, until its owner switches it on; not offered
    Impossible   ///< offered, but it cannot be done with this event
};

/// Who wrote an action.
enum class Author : std::uint8_t { Score, Sender };

/// An action as it is offered for one event.
struct ResolvedAction {
    std::string label;
    std::string systemIcon;
    TriggerKind kind = TriggerKind::OpenUrl;
    Author author = Author::Score;
    Availability availability = Availability::Ready;
    std::string text;   ///< the URL, the text to copy, the command; empty if Impossible
    std::string reason; ///< a sentence, if Impossible
    std::vector<std::string> missing; ///< what the event lacks, if that is why: `metadata.host`
    std::string written; ///< `text` as its author wrote it: of a score's action its template

    friend bool operator==(const ResolvedAction&, const ResolvedAction&) = default;
};

/// The score's actions in their order, then those of the event's own that the score has none of
/// that label; an event's action with the label of a default one stands in its place. The text of
/// an event's own is taken as it is, if it may be opened. `moreSchemes`: schemes of URLs, in lower
/// case, that the owner opens besides the known ones.
std::vector<ResolvedAction> resolveActions(const Score& score, const EventView& event,
                                           std::span<const std::string> moreSchemes);

} // namespace tempo::score
