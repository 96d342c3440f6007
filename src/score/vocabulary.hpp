#pragma once

#include "score/actions.hpp"
#include "score/appearance.hpp"
#include "score/score.hpp"

#include <optional>
#include <string_view>

/// The closed sets of words of a score and of what it makes of an event. `parse…` accepts exactly
/// the words that `toText` gives.
namespace tempo::score {

std::string_view toText(EventPattern value);
std::string_view toText(RestState value);
std::string_view toText(TriggerKind value);
std::string_view toText(Availability value);

std::optional<EventPattern> parseEventPattern(std::string_view text);
std::optional<RestState> parseRestState(std::string_view text);
std::optional<TriggerKind> parseTriggerKind(std::string_view text);

} // namespace tempo::score
