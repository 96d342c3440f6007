#pragma once

#include <span>
#include <string_view>

namespace tempo::score {

/// Every key that some object of a score may have, by name: what an editor offers while somebody
/// writes one. docs/score.schema.json has the same.
std::span<const std::string_view> formatKeys();

} // namespace tempo::score
