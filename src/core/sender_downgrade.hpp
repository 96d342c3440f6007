#pragma once

#include <tempo/core/ids.hpp>
#include <tempo/core/timestamp.hpp>

#include <string>

namespace tempo {

/// A token that was used in the clear although its sender requires TLS.
struct SenderDowngrade {
    SenderId sender;
    std::string lookup; ///< of the token
    Timestamp at;

    friend bool operator==(const SenderDowngrade&, const SenderDowngrade&) = default;
};

} // namespace tempo
