#pragma once

#include "access/ip_address.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace tempo::access {

/// One hop of a request as the proxy at its end tells of it.
struct ForwardedHop {
    enum class Protocol : std::uint8_t { Unsaid, Http, Https };

    std::optional<IpAddress> from; ///< nothing: the proxy does not know it or keeps it to itself
    Protocol protocol = Protocol::Unsaid;

    friend bool operator==(const ForwardedHop&, const ForwardedHop&) = default;
};

/// The client's end first, the hop to the nearest proxy last.
using ForwardedPath = std::vector<ForwardedHop>;

} // namespace tempo::access
