#include "control/methods/method.hpp"

#include <array>

namespace tempo::control {
namespace {

Async<protocol::Diagnostics> get(Context& context, protocol::Empty /*params*/) {
    return context.ports.diagnostics.gather();
}

constexpr std::array kMethods{
    Method{"diagnostics.get", protocol::Role::Owner, answer<get>},
};

} // namespace

std::span<const Method> diagnosticsMethods() {
    return kMethods;
}

} // namespace tempo::control
