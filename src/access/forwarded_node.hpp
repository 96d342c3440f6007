#pragma once

#include "access/forwarded_hop.hpp"

#include <optional>
#include <string_view>

namespace tempo::access {

/// Who sent a request on, as a proxy names it (RFC 7239, section 6).
struct ForwardedNode {
    std::optional<IpAddress> address; ///< nothing: `unknown`, or an identifier of the proxy's own
};

/// Reads `192.0.2.43`, `192.0.2.43:47011`, `[2001:db8::17]`, `[2001:db8::17]:47011`, `unknown` or
/// `_hidden`, each with a port or a hidden one; nothing for anything else.
std::optional<ForwardedNode> parseForwardedNode(std::string_view text);

/// Reads `http` or `https` in any case; nothing for anything else.
std::optional<ForwardedHop::Protocol> parseForwardedProtocol(std::string_view text);

} // namespace tempo::access
