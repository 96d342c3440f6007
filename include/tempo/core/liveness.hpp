#pragma once

#include <cstdint>
#include <string_view>

namespace tempo {

/// Whether a source still sends, judged by how often it usually does. In the order in which they
/// call for a look.
enum class Liveness : std::uint8_t {
    Alive,
    Unknown, ///< it has not sent often enough to tell
    Late,    ///< has been quiet for longer than usual
    Silent   ///< has been quiet for much longer than usual
};

std::string_view toText(Liveness liveness);

} // namespace tempo
