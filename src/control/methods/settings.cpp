#include "control/methods/method.hpp"

#include <array>

namespace tempo::control {
namespace {

Async<protocol::SettingList> list(Context& context, protocol::Empty /*params*/) {
    return context.ports.settings.list();
}

Async<protocol::SettingInfo> get(Context& context, protocol::SettingParams params) {
    return context.ports.settings.get(std::move(params.name));
}

Async<protocol::SettingInfo> set(Context& context, protocol::SettingSetParams params) {
    return context.ports.settings.set(std::move(params), context.caller);
}

Async<protocol::SettingInfo> unset(Context& context, protocol::SettingUnsetParams params) {
    return context.ports.settings.unset(std::move(params), context.caller);
}

constexpr std::array kMethods{
    Method{"settings.list", protocol::Role::Viewer, answer<list>},
    Method{"settings.get", protocol::Role::Viewer, answer<get>},
    Method{"settings.set", protocol::Role::Owner, answer<set>},
    Method{"settings.unset", protocol::Role::Owner, answer<unset>},
};

} // namespace

std::span<const Method> settingMethods() {
    return kMethods;
}

} // namespace tempo::control
