#pragma once

#include <nlohmann/json.hpp>

/// What helps somebody else to find out what is wrong with a Tempo.
namespace tempo::protocol {

// diagnostics.get
struct Diagnostics {
    /// An object for people and their tools; its fields change with the versions. It holds no
    /// secret and nothing that events say, but names, addresses and paths.
    nlohmann::json document;
    friend bool operator==(const Diagnostics&, const Diagnostics&) = default;
};

} // namespace tempo::protocol
