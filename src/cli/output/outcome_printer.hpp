#pragma once

#include "core/stacks.hpp"
#include "score/outcome.hpp"

#include <nlohmann/json.hpp>

#include <string>

/// What a score makes of an event, for people and for programs.
namespace tempo::cli {

/// Aligned lines, safe on a terminal.
std::string outcomeLines(const score::Outcome& outcome, const Placed& placed);

/// The same as an object; what there is none of is left out.
nlohmann::json outcomeToJson(const score::Outcome& outcome, const Placed& placed);

} // namespace tempo::cli
