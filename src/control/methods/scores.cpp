#include "control/methods/method.hpp"

#include <array>
#include <utility>

namespace tempo::control {
namespace {

Async<protocol::ScoreList> list(Context& context, protocol::Empty /*params*/) {
    return context.ports.scores.list();
}

Async<protocol::ScoreText> get(Context& context, protocol::ScoreParams params) {
    return context.ports.scores.get(std::move(params.providerIdentifier));
}

Async<protocol::ScoreText> readFile(Context& context, protocol::ScoreFileParams params) {
    return context.ports.scores.readFile(std::move(params.file));
}

Async<protocol::ScoreChanged> install(Context& context, protocol::ScoreInstallParams params) {
    return context.ports.scores.install(std::move(params.text), context.caller);
}

Async<protocol::ScoreChanged> remove(Context& context, protocol::ScoreParams params) {
    return context.ports.scores.remove(std::move(params.providerIdentifier), context.caller);
}

Async<protocol::ScorePreview> preview(Context& context, protocol::ScorePreviewParams params) {
    return context.ports.scores.preview(std::move(params));
}

Async<protocol::ScoreList> reload(Context& context, protocol::Empty /*params*/) {
    return context.ports.scores.reload();
}

constexpr std::array kMethods{
    Method{"scores.list", protocol::Role::Viewer, answer<list>},
    Method{"scores.get", protocol::Role::Viewer, answer<get>},
    Method{"scores.readFile", protocol::Role::Viewer, answer<readFile>},
    Method{"scores.install", protocol::Role::Owner, answer<install>},
    Method{"scores.remove", protocol::Role::Owner, answer<remove>},
    Method{"scores.preview", protocol::Role::Viewer, answer<preview>},
    Method{"scores.reload", protocol::Role::Owner, answer<reload>},
};

} // namespace

std::span<const Method> scoreMethods() {
    return kMethods;
}

} // namespace tempo::control
