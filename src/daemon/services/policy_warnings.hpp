#pragma once

#include "access/network_policy.hpp"

#include <tempo/core/sender.hpp>

#include <span>
#include <string>
#include <vector>

namespace tempo::daemon {

/// Whom a change of the network policy shuts out that the owner may not have meant, in sentences:
/// this machine itself, and every active sender that has sent in the last 30 days from an address
/// which was allowed before and is not any more.
std::vector<std::string> policyWarnings(const access::NetworkPolicy& before,
                                        const access::NetworkPolicy& after,
                                        std::span<const Sender* const> senders, Timestamp now);

} // namespace tempo::daemon
