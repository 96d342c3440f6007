#pragma once

#include "cli/arguments/values.hpp"
#include "cli/arguments/verb.hpp"

#include <tempo/protocol/messages/events.hpp>

#include <optional>
#include <string>

namespace tempo::cli {

/// Which events, as the command line says it.
struct Selection {
    std::optional<std::string> provider;
    std::optional<std::string> sender;
    std::optional<Moment> after;
    std::optional<Moment> before;

    bool empty() const { return !provider && !sender && !after && !before; }
};

/// Adds `--provider` (also `--source`), `--sender`, `--after` and `--before`. `selection` outlives
/// the parsing.
void addSelection(Verb verb, Selection& selection);

/// As the protocol says it. A duration counts back from `now`.
protocol::EventSelection messageOf(const Selection& selection, Timestamp now);

} // namespace tempo::cli
