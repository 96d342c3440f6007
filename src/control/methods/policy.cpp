#include "control/methods/method.hpp"

#include <array>

namespace tempo::control {
namespace {

Async<protocol::PolicyRules> list(Context& context, protocol::Empty /*params*/) {
    return context.ports.policy.rules();
}

Async<protocol::PolicyChange> add(Context& context, protocol::PolicyChangeParams params) {
    return context.ports.policy.add(std::move(params), context.caller);
}

Async<protocol::PolicyChange> remove(Context& context, protocol::PolicyChangeParams params) {
    return context.ports.policy.remove(std::move(params), context.caller);
}

Async<protocol::PolicyVerdict> test(Context& context, protocol::PolicyTestParams params) {
    return context.ports.policy.test(std::move(params.address));
}

constexpr std::array kMethods{
    Method{"policy.list", protocol::Role::Viewer, answer<list>},
    Method{"policy.add", protocol::Role::Owner, answer<add>},
    Method{"policy.remove", protocol::Role::Owner, answer<remove>},
    Method{"policy.test", protocol::Role::Viewer, answer<test>},
};

} // namespace

std::span<const Method> policyMethods() {
    return kMethods;
}

} // namespace tempo::control
