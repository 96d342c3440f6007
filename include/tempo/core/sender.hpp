#pragma once

#include <tempo/core/ids.hpp>
#include <tempo/core/timestamp.hpp>
#include <tempo/core/vocabulary.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tempo {

/// How many events a minute a sender may post.
struct EventRate {
    enum class Kind : std::uint8_t { Default, Off, PerMinute };
    Kind kind = Kind::Default;
    std::uint32_t perMinute = 0; ///< 1 to 1,000,000 for Kind::PerMinute, else 0

    friend bool operator==(const EventRate&, const EventRate&) = default;
};

/// Who posts events: one token's owner, bound to a provider prefix. Holds no secret.
struct Sender {
    SenderId id;
    std::string name;     ///< free text, 1 to 100 characters, unique
    std::string provider; ///< the prefix that its events' providers must have, on dot boundaries
    Timestamp createdAt;
    std::optional<Timestamp> expiresAt;
    std::optional<Timestamp> revokedAt;
    std::vector<std::string> allowedAddresses; ///< addresses and CIDRs; empty: from anywhere
    EventRate rate;
    bool showOnce = false;     ///< only the keyed hash of the token is kept
    bool requireTls = false;   ///< a use in the clear is refused
    std::string clientSubject; ///< of the client certificate that it must show; empty: none
    std::optional<Timestamp> lastUsedAt;
    std::optional<std::string> lastUsedAddress;
    std::optional<Transport> lastUsedTransport;
    std::uint64_t eventCount = 0;
    std::optional<Timestamp> tlsSince; ///< all uses since came over TLS; empty: the last did not
    std::optional<Timestamp> downgradeAttemptedAt; ///< used in the clear although it requires TLS
    std::optional<Timestamp> exposedAt; ///< its token crossed the network in the clear by that

    friend bool operator==(const Sender&, const Sender&) = default;
};

} // namespace tempo
