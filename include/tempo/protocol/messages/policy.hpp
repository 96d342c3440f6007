#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Who may connect to the ingestion ports, and which proxies are believed.
namespace tempo::protocol {

enum class PolicyList : std::uint8_t { Deny, Allow, Proxy };
std::string_view toText(PolicyList list);

// policy.list
struct PolicyRules {
    std::vector<std::string> deny;
    std::vector<std::string> allow;
    std::vector<std::string> proxies;
    bool trustedOnly = false; ///< whether `trustedNetworks` decide about everyone else
    std::vector<std::string> trustedNetworks;
    friend bool operator==(const PolicyRules&, const PolicyRules&) = default;
};

// policy.add, policy.remove
struct PolicyChangeParams {
    PolicyList list = PolicyList::Deny;
    std::string range; ///< an address or a network
    friend bool operator==(const PolicyChangeParams&, const PolicyChangeParams&) = default;
};
struct PolicyChange {
    std::string range;                 ///< in its usual form
    std::vector<std::string> warnings; ///< whom the change shuts out, in words for a person
    friend bool operator==(const PolicyChange&, const PolicyChange&) = default;
};

// policy.test
struct PolicyTestParams {
    std::string address;
    friend bool operator==(const PolicyTestParams&, const PolicyTestParams&) = default;
};
struct PolicyVerdict {
    std::string address;
    bool allowed = false;
    std::string rule; ///< `denyList`, `allowList`, `trustedNetwork`, `anyone` or `notTrusted`
    std::optional<std::string> range; ///< what matched, for the first three rules
    std::string reason;               ///< the rule in words: `on the deny list (192.0.2.0/24)`
    bool proxy = false;               ///< whether its forwarding headers are believed
    friend bool operator==(const PolicyVerdict&, const PolicyVerdict&) = default;
};

} // namespace tempo::protocol
