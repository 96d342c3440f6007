#include "control/methods/method.hpp"

#include <array>

namespace tempo::control {
namespace {

Async<protocol::AuditPage> list(Context& context, protocol::AuditListParams params) {
    return context.ports.audit.list(params);
}

Async<protocol::AuditVerification> verify(Context& context, protocol::Empty /*params*/) {
    return context.ports.audit.verify(context.caller);
}

Async<protocol::ChangedResult> handle(Context& context, protocol::AuditHandleParams params) {
    return context.ports.audit.markHandled(std::move(params.sequences), context.caller);
}

constexpr std::array kMethods{
    Method{"audit.list", protocol::Role::Viewer, answer<list>},
    Method{"audit.verify", protocol::Role::Owner, answer<verify>},
    Method{"audit.handle", protocol::Role::Owner, answer<handle>},
};

} // namespace

std::span<const Method> auditMethods() {
    return kMethods;
}

} // namespace tempo::control
