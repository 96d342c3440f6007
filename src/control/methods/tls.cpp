#include "control/methods/method.hpp"

#include <array>
#include <utility>

namespace tempo::control {
namespace {

Async<protocol::TlsStatus> status(Context& context, protocol::Empty /*params*/) {
    return context.ports.tls.status();
}

Async<protocol::TlsAuthority> authority(Context& context, protocol::Empty /*params*/) {
    return context.ports.tls.authority();
}

Async<protocol::TlsStatus> useCertificate(Context& context, protocol::TlsCertificateParams params) {
    return context.ports.tls.useCertificate(std::move(params), context.caller);
}

Async<protocol::TlsStatus> regenerate(Context& context, protocol::Empty /*params*/) {
    return context.ports.tls.regenerate(context.caller);
}

Async<protocol::TlsStatus> remove(Context& context, protocol::TlsRemoveParams params) {
    return context.ports.tls.remove(params, context.caller);
}

constexpr std::array kMethods{
    Method{"tls.status", protocol::Role::Viewer, answer<status>},
    Method{"tls.authority", protocol::Role::Viewer, answer<authority>},
    Method{"tls.useCertificate", protocol::Role::Owner, answer<useCertificate>},
    Method{"tls.regenerate", protocol::Role::Owner, answer<regenerate>},
    Method{"tls.remove", protocol::Role::Owner, answer<remove>},
};

} // namespace

std::span<const Method> tlsMethods() {
    return kMethods;
}

} // namespace tempo::control
