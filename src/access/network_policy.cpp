#include "access/network_policy.hpp"

#include <algorithm>

namespace tempo::access {
namespace {

/// RFC 1918, 1122, 3927 and 6598; RFC 4291 and 4193.
const std::vector<AddressRange>& trustedRanges() {
    static const auto ranges =
        parseRanges({"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8",
                     "169.254.0.0/16", "100.64.0.0/10", "::1", "fe80::/10", "fc00::/7"})
            .value();
    return ranges;
}

} // namespace

std::optional<AddressRange> firstThatContains(std::span<const AddressRange> ranges,
                                              const IpAddress& address) {
    const auto match = std::ranges::find_if(
        ranges, [&address](const AddressRange& range) { return range.contains(address); });
    return match == ranges.end() ? std::nullopt : std::optional(*match);
}

PolicyDecision decide(const NetworkPolicy& policy, const IpAddress& peer) {
    using Rule = PolicyDecision::Rule;
    if (auto denied = firstThatContains(policy.deny, peer)) {
        return {Rule::DenyList, denied};
    }
    if (auto allowed = firstThatContains(policy.allow, peer)) {
        return {Rule::AllowList, allowed};
    }
    if (auto trusted = firstThatContains(trustedRanges(), peer)) {
        return {Rule::TrustedNetwork, trusted};
    }
    return {policy.trusted == TrustedNetworks::Anyone ? Rule::Anyone : Rule::NotTrusted};
}

bool isTrusted(const IpAddress& address) {
    return firstThatContains(trustedRanges(), address).has_value();
}

std::span<const AddressRange> trustedNetworks() {
    return trustedRanges();
}

std::string PolicyDecision::inWords() const {
    const auto matched = range ? " (" + range->toString() + ")" : std::string();
    switch (rule) {
    case Rule::DenyList:
        return "on the deny list" + matched;
    case Rule::AllowList:
        return "on the allow list" + matched;
    case Rule::TrustedNetwork:
        return "in a trusted network" + matched;
    case Rule::Anyone:
        return "anyone may connect";
    case Rule::NotTrusted:
        break;
    }
    return "outside the trusted networks";
}

} // namespace tempo::access
