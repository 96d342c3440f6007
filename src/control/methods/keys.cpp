#include "control/methods/method.hpp"

#include <array>

namespace tempo::control {
namespace {

Async<protocol::KeyCheck> check(Context& context, protocol::Empty /*params*/) {
    return context.ports.keys.check();
}

Async<protocol::KeyRotation> rotate(Context& context, protocol::Empty /*params*/) {
    return context.ports.keys.rotate(context.caller);
}

constexpr std::array kMethods{
    Method{"keys.check", protocol::Role::Owner, answer<check>},
    Method{"keys.rotate", protocol::Role::Owner, answer<rotate>},
};

} // namespace

std::span<const Method> keyMethods() {
    return kMethods;
}

} // namespace tempo::control
