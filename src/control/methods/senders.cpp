#include "control/methods/method.hpp"

#include <array>

namespace tempo::control {
namespace {

Async<protocol::SenderToken> create(Context& context, protocol::SenderCreateParams params) {
    return context.ports.senders.create(std::move(params), context.caller);
}

Async<protocol::SenderList> list(Context& context, protocol::Empty /*params*/) {
    return context.ports.senders.list();
}

Async<Sender> get(Context& context, protocol::SenderParams params) {
    return context.ports.senders.get(std::move(params.sender));
}

Async<protocol::SenderToken> showToken(Context& context, protocol::SenderParams params) {
    return context.ports.senders.showToken(std::move(params.sender), context.caller);
}

Async<protocol::SenderToken> rotate(Context& context, protocol::SenderRotateParams params) {
    return context.ports.senders.rotate(std::move(params), context.caller);
}

Async<Sender> update(Context& context, protocol::SenderUpdateParams params) {
    return context.ports.senders.update(std::move(params), context.caller);
}

Async<Sender> revoke(Context& context, protocol::SenderParams params) {
    return context.ports.senders.revoke(std::move(params.sender), context.caller);
}

constexpr std::array kMethods{
    Method{"senders.create", protocol::Role::Owner, answer<create>},
    Method{"senders.list", protocol::Role::Viewer, answer<list>},
    Method{"senders.get", protocol::Role::Viewer, answer<get>},
    Method{"senders.showToken", protocol::Role::Owner, answer<showToken>},
    Method{"senders.rotate", protocol::Role::Owner, answer<rotate>},
    Method{"senders.update", protocol::Role::Owner, answer<update>},
    Method{"senders.revoke", protocol::Role::Owner, answer<revoke>},
};

} // namespace

std::span<const Method> senderMethods() {
    return kMethods;
}

} // namespace tempo::control
