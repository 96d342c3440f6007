#include "control/methods/method.hpp"

#include <gtest/gtest.h>

#include <array>

namespace tempo::control {
namespace {

using protocol::Role;

TEST(Methods, LetAViewerReadAndNothingMore) {
    for (const auto* name :
         {"status.get", "events.list", "events.get", "events.subscribe", "events.unsubscribe",
          "senders.list", "senders.get", "settings.list", "settings.get", "audit.list"}) {
        const auto* const method = findMethod(name);
        ASSERT_NE(method, nullptr) << name;
        EXPECT_EQ(method->role, Role::Viewer) << name;
    }
}

TEST(Methods, KeepChangesAndSecretsForAnOwner) {
    for (const auto* name :
         {"events.acknowledge", "events.unacknowledge", "events.dismiss", "events.undismiss",
          "events.delete", "senders.create", "senders.showToken", "senders.rotate",
          "senders.update", "senders.revoke", "settings.set", "settings.unset", "audit.verify",
          "audit.handle", "keys.check", "keys.rotate"}) {
        const auto* const method = findMethod(name);
        ASSERT_NE(method, nullptr) << name;
        EXPECT_EQ(method->role, Role::Owner) << name;
    }
}

TEST(Methods, AreFoundByTheirExactNameAlone) {
    EXPECT_EQ(findMethod("events"), nullptr);
    EXPECT_EQ(findMethod("Events.list"), nullptr);
    EXPECT_EQ(findMethod(""), nullptr);
    EXPECT_EQ(findMethod("hello"), nullptr);
}

} // namespace
} // namespace tempo::control
