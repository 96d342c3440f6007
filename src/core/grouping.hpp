#pragma once

#include <tempo/core/vocabulary.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace tempo {

/// How far apart events of one stack may be; nothing: as far as they like.
using Window = std::optional<std::chrono::seconds>;

/// Where one event belongs among the others of its source: all that stacks.hpp needs to know of it.
struct Grouping {
    StackRole role = StackRole::Single;
    std::string key; ///< empty for StackRole::Single alone
    Window window;   ///< Repeats: from the first of the series; Opens: after the session's close
    StackColor stackColor = StackColor::WorstSeverity;
    std::optional<Severity> closedCycleSeverity; ///< of a session whose subject has an override

    friend bool operator==(const Grouping&, const Grouping&) = default;
};

} // namespace tempo
