#pragma once

#include "store/sources/source_table.hpp"

#include <tempo/protocol/messages/sources.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The list of sources as people see it, from what is stored. Pure.
namespace tempo::daemon {

/// What the score of a provider says of its looks.
struct SourceLook {
    std::string displayName;          ///< empty: the provider has no score of its own
    std::optional<std::string> color; ///< `#RRGGBB`

    friend bool operator==(const SourceLook&, const SourceLook&) = default;
};

using LookOf = std::function<SourceLook(std::string_view provider)>;

/// By name, with an umbrella before what is below it. A dot prefix has an umbrella if at least two
/// sources are below it or have its name, and if no longer prefix covers the same ones.
std::vector<protocol::Source> sourceList(const std::vector<store::ListedSource>& sources,
                                         const LookOf& lookOf, Timestamp now);

} // namespace tempo::daemon
