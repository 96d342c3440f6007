#pragma once

#include <cstdint>

namespace tempo::http {

/// Whose clients a path is for: decides where a token may stand and what answers look like.
enum class Dialect : std::uint8_t {
    Tempo,  ///< everyone's
    Gotify, ///< `X-Gotify-Key` and `?token=` too; Gotify's message and error objects
    Ntfy    ///< HTTP Basic too, the token being the password; ntfy's message and error objects
};

} // namespace tempo::http
