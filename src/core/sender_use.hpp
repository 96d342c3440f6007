#pragma once

#include <tempo/core/ids.hpp>
#include <tempo/core/timestamp.hpp>
#include <tempo/core/vocabulary.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace tempo {

/// What a sender did since it was last asked: its latest use, and how many events came in all.
struct SenderUse {
    SenderId sender;
    Timestamp lastUsedAt;
    std::string address;
    Transport transport = Transport::Plain;
    std::uint64_t additionalEvents = 0;
    std::optional<Timestamp> tlsSince; ///< as in Sender

    friend bool operator==(const SenderUse&, const SenderUse&) = default;
};

} // namespace tempo
