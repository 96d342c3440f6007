#include "core/provider_identifier.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tempo {
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

} // namespace
} // namespace tempo
