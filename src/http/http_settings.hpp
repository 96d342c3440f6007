#pragma once

#include "access/network_policy.hpp"

#include <tempo/core/limits.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tempo::http {

/// What can be changed while the server runs; a change is in force from the next request on.
struct HttpSettings {
    std::size_t bodyBytes = limits::kBodySize;
    std::size_t headerBytes = limits::kHeaderSize;
    std::size_t bodyBytesInFlight = 64UL * 1024 * 1024; ///< of all connections together
    /// Beside them, of signed requests: whoever knows a sender's id can begin one, and must not
    /// take the room of senders with a token.
    std::size_t signedBytesInFlight = 16UL * 1024 * 1024;
    std::chrono::seconds headerTimeout{10};
    std::chrono::seconds bodyTimeout{30};
    std::chrono::seconds idleTimeout{75};
    std::uint32_t connections = 1024;
    std::uint32_t connectionsPerAddress = 128;
    access::NetworkPolicy policy;
    std::vector<std::string> moreSchemes; ///< of URLs that actions may open, in lower case
};

} // namespace tempo::http
