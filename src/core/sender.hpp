#pragma once

#include <tempo/core/sender.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace tempo {

/// One value by which a sender is known. A sender has one, and two while a rotation with grace
/// runs.
struct SenderToken {
    SenderId sender;
    std::string lookup;                  ///< the keyed hash of the token, 32 bytes
    std::string sealed;                  ///< the sealed token; empty for show-once
    std::optional<Timestamp> validUntil; ///< set on the earlier value of a rotation
    std::int64_t lookupKey = 1;          ///< the number of the key of that hash

    friend bool operator==(const SenderToken&, const SenderToken&) = default;
};

} // namespace tempo
