#include "control/access_rules.hpp"

#include <gtest/gtest.h>

namespace tempo::control {
namespace {

using protocol::Role;

constexpr uid_t kDaemon = 900;
constexpr uid_t kStranger = 1000;
constexpr gid_t kOwners = 50;
constexpr gid_t kViewers = 60;
constexpr AccessRules kRules{kDaemon, kOwners, kViewers};

PeerCredentials peer(uid_t user, std::vector<gid_t> groups) {
    return {user, 1, std::move(groups)};
}

TEST(AccessRules, MakeTheDaemonsOwnUserAnOwner) {
    EXPECT_EQ(roleOf(peer(kDaemon, {}), {kDaemon, {}, {}}), Role::Owner);
}

TEST(AccessRules, MakeRootAnOwner) {
    EXPECT_EQ(roleOf(peer(0, {}), {kDaemon, {}, {}}), Role::Owner);
}

TEST(AccessRules, MakeMembersOfTheOwnerGroupOwners) {
    EXPECT_EQ(roleOf(peer(kStranger, {7, kOwners}), kRules), Role::Owner);
    EXPECT_EQ(roleOf(peer(kStranger, {kViewers, kOwners}), kRules), Role::Owner);
}

TEST(AccessRules, LetMembersOfTheViewerGroupView) {
    EXPECT_EQ(roleOf(peer(kStranger, {7, kViewers}), kRules), Role::Viewer);
}

TEST(AccessRules, KeepEverybodyElseOut) {
    EXPECT_EQ(roleOf(peer(kStranger, {}), kRules), std::nullopt);
    EXPECT_EQ(roleOf(peer(kStranger, {0, 7}), kRules), std::nullopt);
    EXPECT_EQ(roleOf(peer(kStranger, {kOwners, kViewers}), {kDaemon, {}, {}}), std::nullopt);
}

TEST(AccessRules, GiveTheSocketToTheWiderGroup) {
    EXPECT_EQ(socketGroup(kRules), kViewers);
    EXPECT_EQ(socketGroup({kDaemon, kOwners, {}}), kOwners);
    EXPECT_EQ(socketGroup({kDaemon, {}, {}}), std::nullopt);
}

} // namespace
} // namespace tempo::control
