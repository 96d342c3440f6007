#include "daemon/services/policy_warnings.hpp"

#include <optional>
#include <string_view>

namespace tempo::daemon {
namespace {

using access::IpAddress;
using access::NetworkPolicy;

/// What counts as lately.
constexpr std::chrono::days kLately{30};

bool shutsOut(const NetworkPolicy& before, const NetworkPolicy& after, const IpAddress& address) {
    return access::decide(before, address).allowed() && !access::decide(after, address).allowed();
}

std::optional<IpAddress> lateAddressOf(const Sender& sender, Timestamp now) {
    const bool active = !sender.revokedAt && !(sender.expiresAt && *sender.expiresAt <= now);
    if (!active || !sender.lastUsedAt || *sender.lastUsedAt < now - kLately) {
        return std::nullopt;
    }
    return IpAddress::parse(sender.lastUsedAddress.value_or(""));
}

} // namespace

std::vector<std::string> policyWarnings(const NetworkPolicy& before, const NetworkPolicy& after,
                                        std::span<const Sender* const> senders, Timestamp now) {
    std::vector<std::string> warnings;
    for (const std::string_view loopback : {"127.0.0.1", "::1"}) {
        if (shutsOut(before, after, IpAddress::parse(loopback).value())) {
            warnings.push_back("This machine itself can no longer send from " +
                               std::string(loopback) + ".");
        }
    }
    for (const auto* sender : senders) {
        const auto address = lateAddressOf(*sender, now);
        if (address && shutsOut(before, after, *address)) {
            warnings.push_back("The sender '" + sender->name + "' last sent from " +
                               address->toString() + ", which can no longer connect.");
        }
    }
    return warnings;
}

} // namespace tempo::daemon
