#include "control/access_rules.hpp"

#include <algorithm>

namespace tempo::control {
namespace {

constexpr uid_t kRoot = 0;

bool isIn(const PeerCredentials& peer, std::optional<gid_t> group) {
    return group && std::ranges::find(peer.groups, *group) != peer.groups.end();
}

} // namespace

std::optional<protocol::Role> roleOf(const PeerCredentials& peer, const AccessRules& rules) {
    if (peer.user == rules.daemonUser || peer.user == kRoot || isIn(peer, rules.ownerGroup)) {
        return protocol::Role::Owner;
    }
    if (isIn(peer, rules.viewerGroup)) {
        return protocol::Role::Viewer;
    }
    return std::nullopt;
}

std::optional<gid_t> socketGroup(const AccessRules& rules) {
    return rules.viewerGroup ? rules.viewerGroup : rules.ownerGroup;
}

} // namespace tempo::control
