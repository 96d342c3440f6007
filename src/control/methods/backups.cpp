#include "control/methods/method.hpp"

#include <array>

namespace tempo::control {
namespace {

Async<protocol::BackupInfo> create(Context& context, protocol::BackupCreateParams params) {
    return context.ports.backups.create(std::move(params.folder), context.caller);
}

Async<protocol::BackupList> list(Context& context, protocol::BackupListParams params) {
    return context.ports.backups.list(std::move(params.folder));
}

Async<protocol::BackupInfo> verify(Context& context, protocol::BackupPathParams params) {
    return context.ports.backups.verify(std::move(params.path));
}

Async<protocol::RestoreStarted> restore(Context& context, protocol::BackupPathParams params) {
    return context.ports.backups.restore(std::move(params.path), context.caller);
}

Async<protocol::RestoreStarted> undoRestore(Context& context, protocol::Empty /*params*/) {
    return context.ports.backups.undoRestore(context.caller);
}

Async<protocol::RestoreOutcome> lastRestore(Context& context, protocol::Empty /*params*/) {
    return context.ports.backups.lastRestore();
}

constexpr std::array kMethods{
    Method{"backups.create", protocol::Role::Owner, answer<create>},
    Method{"backups.list", protocol::Role::Owner, answer<list>},
    Method{"backups.verify", protocol::Role::Owner, answer<verify>},
    Method{"backups.restore", protocol::Role::Owner, answer<restore>},
    Method{"backups.undoRestore", protocol::Role::Owner, answer<undoRestore>},
    Method{"backups.lastRestore", protocol::Role::Owner, answer<lastRestore>},
};

} // namespace

std::span<const Method> backupMethods() {
    return kMethods;
}

} // namespace tempo::control
