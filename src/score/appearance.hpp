#pragma once

#include "core/derivation.hpp"
#include "score/event_view.hpp"
#include "score/score.hpp"

#include <tempo/core/vocabulary.hpp>

#include <string>

namespace tempo::score {

/// How one event looks, before it is seen beside others. Empty texts: there is none.
struct Appearance {
    Severity severity = Severity::Info;
    std::string label; ///< what to show instead of the severity's own word
    std::string color; ///< of the label, `#RRGGBB`
    std::string title; ///< never empty: the event's own unless a rule gives one
    std::string subtitle;
    std::string emoji;
    std::string indicatorColor;
    std::string tag;
    Surface surface = Surface::Timeline;

    friend bool operator==(const Appearance&, const Appearance&) = default;
};

/// The sender's severity if it is not info and the score lets the sender win: then no rule is
/// asked, and the event keeps its own texts. Otherwise the first rule that matches, otherwise
/// `severityDefault`. A text of a rule with a missing value does not replace the event's.
Appearance appearanceOf(const Score& score, const EventView& event);

/// Any rule that matches decides; to dismiss comes before to acknowledge.
Triage triageOf(const Score& score, const Metadata& metadata);

} // namespace tempo::score
