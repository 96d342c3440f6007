#include "control/methods/method.hpp"

#include <array>

namespace tempo::control {
namespace {

Async<protocol::TlsStatus> status(Context& context, protocol::Empty /*params*/) {
    return context.ports.tls.status();
}

Async<protocol::TlsAuthority> authority(Context& context, protocol::Empty /*params*/) {
    return context.ports.tls.authority();
}

constexpr std::array kMethods{
    Method{"tls.status", protocol::Role::Viewer, answer<status>},
    Method{"tls.authority", protocol::Role::Viewer, answer<authority>},
};

} // namespace

std::span<const Method> tlsMethods() {
    return kMethods;
}

} // namespace tempo::control
