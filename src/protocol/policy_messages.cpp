#include "protocol/fields.hpp"

#include <tempo/protocol/messages/policy.hpp>

namespace tempo::protocol {

std::string_view toText(PolicyList list) {
    constexpr std::array<std::string_view, 3> kWords{"deny", "allow", "proxy"};
    return kWords.at(static_cast<std::size_t>(list));
}

template<>
struct Enumerators<PolicyList> {
    static constexpr std::array kAll{PolicyList::Deny, PolicyList::Allow, PolicyList::Proxy};
};

template<>
struct Fields<PolicyRules> {
    static void visit(auto& as, auto& message) {
        as.field("deny", message.deny);
        as.field("allow", message.allow);
        as.field("proxies", message.proxies);
        as.field("trustedOnly", message.trustedOnly);
        as.field("trustedNetworks", message.trustedNetworks);
    }
};

template<>
struct Fields<PolicyChangeParams> {
    static void visit(auto& as, auto& message) {
        as.field("list", message.list);
        as.field("range", message.range);
    }
};

template<>
struct Fields<PolicyChange> {
    static void visit(auto& as, auto& message) {
        as.field("range", message.range);
        as.field("warnings", message.warnings);
    }
};

template<>
struct Fields<PolicyTestParams> {
    static void visit(auto& as, auto& message) { as.field("address", message.address); }
};

template<>
struct Fields<PolicyVerdict> {
    static void visit(auto& as, auto& message) {
        as.field("address", message.address);
        as.field("allowed", message.allowed);
        as.field("rule", message.rule);
        as.field("range", message.range);
        as.field("reason", message.reason);
        as.field("proxy", message.proxy);
    }
};

template struct Codec<PolicyRules>;
template struct Codec<PolicyChangeParams>;
template struct Codec<PolicyChange>;
template struct Codec<PolicyTestParams>;
template struct Codec<PolicyVerdict>;

} // namespace tempo::protocol
