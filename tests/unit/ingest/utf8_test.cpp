#include "ingest/utf8.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace tempo::ingest {
namespace {

TEST(Utf8, AcceptsEveryCodePointThatItWrites) {
    for (char32_t codePoint = 0; codePoint <= 0x10ffff; codePoint += 0x35) {
        if (codePoint >= 0xd800 && codePoint < 0xe000) {
            continue;
        }
        std::string text;
        appendCodePoint(text, codePoint);
        ASSERT_TRUE(isUtf8(text)) << static_cast<std::uint32_t>(codePoint);
        ASSERT_EQ(countCodePoints(text), 1U) << static_cast<std::uint32_t>(codePoint);
        ASSERT_EQ(leadingCharacterSize(text), text.size()) << static_cast<std::uint32_t>(codePoint);
    }
}

TEST(Utf8, RefusesWhatRfc3629Forbids) {
    for (const std::string text :
         {"\x80", "\xc3", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xed\xbf\xbf",
          "\xe2\x82", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff",
          "a\xe2\x28\xa1", "\xf0\x9f\x92"}) {
        EXPECT_FALSE(isUtf8(text));
    }
    EXPECT_TRUE(isUtf8("\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf\xc2\x80"));
}

} // namespace
} // namespace tempo::ingest
