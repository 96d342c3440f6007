#include "access/provider_binding.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tempo::access {
namespace {

using namespace std::string_view_literals;

TEST(ProviderIdentifier, IsLettersDigitsDotsUnderscoresAndHyphens) {
    for (const auto& text : {std::string("a"), std::string("scripts.shell"), std::string("A-z_0.9"),
                             std::string("."), std::string(128, 'x')}) {
        EXPECT_TRUE(isProviderIdentifier(text)) << text;
    }
    for (const auto text : {""sv, "a b"sv, "a/b"sv, "a\n"sv, "a\0"sv, "\xc3\xa4"sv, "a*"sv, "a:b"sv,
                            "a@b"sv, "a[b"sv, "a`b"sv, "a{b"sv}) {
        EXPECT_FALSE(isProviderIdentifier(text)) << text;
    }
    EXPECT_FALSE(isProviderIdentifier(std::string(129, 'x')));
}

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
