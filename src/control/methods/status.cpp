#include "control/methods/method.hpp"

#include <array>

namespace tempo::control {
namespace {

Async<protocol::StatusResult> get(Context& context, protocol::Empty /*params*/) {
    return context.ports.status.status();
}

constexpr std::array kMethods{
    Method{"status.get", protocol::Role::Viewer, answer<get>},
};

} // namespace

std::span<const Method> statusMethods() {
    return kMethods;
}

} // namespace tempo::control
