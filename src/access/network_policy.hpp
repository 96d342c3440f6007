#pragma once

#include "access/address_range.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tempo::access {

/// Whether peers outside the trusted networks may connect.
enum class TrustedNetworks : std::uint8_t { Only, Anyone };

/// Who may connect at all. The deny list wins over everything, then the allow list, then the
/// trusted networks: private (10/8, 172.16/12, 192.168/16), loopback (127/8, ::1), link-local
/// (169.254/16, fe80::/10), unique local (fc00::/7) and shared (100.64/10). That a proxy is
/// believed lets nobody in by itself: the rules hold for the proxy's address and for its client's.
struct NetworkPolicy {
    std::vector<AddressRange> deny{};
    std::vector<AddressRange> allow{};
    std::vector<AddressRange> proxies{}; ///< who is believed about the address of its clients
    TrustedNetworks trusted = TrustedNetworks::Only;

    friend bool operator==(const NetworkPolicy&, const NetworkPolicy&) = default;
};

/// Whether a peer may connect, and by which rule.
struct PolicyDecision {
    enum class Rule : std::uint8_t { DenyList, AllowList, TrustedNetwork, Anyone, NotTrusted };
    Rule rule = Rule::NotTrusted;
    std::optional<AddressRange> range{}; ///< what matched, for the first three rules

    bool allowed() const { return rule != Rule::DenyList && rule != Rule::NotTrusted; }

    /// For the audit: `on the deny list (192.0.2.0/24)`.
    std::string inWords() const;

    friend bool operator==(const PolicyDecision&, const PolicyDecision&) = default;
};

/// Decides about one peer. Time is linear in the rules.
PolicyDecision decide(const NetworkPolicy& policy, const IpAddress& peer);

/// The first range that an address lies in.
std::optional<AddressRange> firstThatContains(std::span<const AddressRange> ranges,
                                              const IpAddress& address);

/// Whether an address lies in one of the trusted networks.
bool isTrusted(const IpAddress& address);

/// The trusted networks.
std::span<const AddressRange> trustedNetworks();

} // namespace tempo::access
