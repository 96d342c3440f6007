#include "ingest/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tempo::ingest {
namespace {

using namespace std::string_literals;

TEST(Utf8, AcceptsTheFirstAndLastCharacterOfEverySize) {
    for (const auto& text :
         {"\0"s, "\x7f"s, "\xc2\x80"s, "\xdf\xbf"s, "\xe0\xa0\x80"s, "\xed\x9f\xbf"s,
          "\xee\x80\x80"s, "\xef\xbf\xbf"s, "\xf0\x90\x80\x80"s, "\xf4\x8f\xbf\xbf"s}) {
        EXPECT_TRUE(isUtf8(text));
        EXPECT_EQ(countCodePoints(text), 1U);
    }
    EXPECT_TRUE(isUtf8(""));
    EXPECT_EQ(countCodePoints("a\xc3\xa9\xf0\x9f\x92\xbe"), 3U);
}

TEST(Utf8, RefusesWhatRfc3629Forbids) {
    for (const std::string text :
         {"\x80", "\xc3", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xed\xbf\xbf",
          "\xe2\x82", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff",
          "a\xe2\x28\xa1", "\xf0\x9f\x92"}) {
        EXPECT_FALSE(isUtf8(text));
    }
}

} // namespace
} // namespace tempo::ingest
