#include "access/provider_binding.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tempo::access {
namespace {

TEST(ProviderBinding, AllowsTheSameAndWhatFollowsADot) {
    EXPECT_TRUE(allowsProvider("scripts.shell", "scripts.shell"));
    EXPECT_TRUE(allowsProvider("scripts.shell", "scripts.shell.backup"));
    EXPECT_TRUE(allowsProvider("scripts.shell", "scripts.shell.backup.daily"));
}

TEST(ProviderBinding, AllowsNothingElse) {
    EXPECT_FALSE(allowsProvider("scripts.shell", "scripts.shellfish"));
    EXPECT_FALSE(allowsProvider("scripts.shell", "scripts"));
    EXPECT_FALSE(allowsProvider("scripts.shell", "scripts.shel"));
    EXPECT_FALSE(allowsProvider("scripts.shell", "scripts.shell-backup"));
    EXPECT_FALSE(allowsProvider("scripts.shell", "Scripts.Shell"));
    EXPECT_FALSE(allowsProvider("scripts.shell", "other.scripts.shell"));
    EXPECT_FALSE(allowsProvider("scripts.shell", ""));
    EXPECT_FALSE(allowsProvider("", "scripts.shell"));
    EXPECT_FALSE(allowsProvider("", ".scripts"));
    EXPECT_FALSE(allowsProvider("", ""));
}

} // namespace
} // namespace tempo::access
