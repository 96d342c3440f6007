#include "cli/output/utf8.hpp"

#include <gtest/gtest.h>

namespace tempo::cli {
namespace {

TEST(Columns, CountWhatATerminalShows) {
    EXPECT_EQ(columnsOf(""), 0U);
    EXPECT_EQ(columnsOf("abc"), 3U);
    EXPECT_EQ(columnsOf("Größe"), 5U);
    EXPECT_EQ(columnsOf("e\u0301"), 1U) << "a combining accent";
    EXPECT_EQ(columnsOf("日本"), 4U);
    EXPECT_EQ(columnsOf("🎉"), 2U);
    EXPECT_EQ(columnsOf("\xff"), 1U);
}

TEST(Shorten, LeavesWhatFits) {
    EXPECT_EQ(shorten("exact", 5), "exact");
    EXPECT_EQ(shorten("", 0), "");
}

TEST(Shorten, EndsWithAnEllipsisInTheRoom) {
    EXPECT_EQ(shorten("abcdef", 5), "abcd…");
    EXPECT_EQ(shorten("ääääää", 3), "ää…");
}

TEST(Shorten, NeverCutsAWideCharacterInTwo) {
    EXPECT_EQ(shorten("日本日本", 4), "日…");
    EXPECT_LE(columnsOf(shorten("日本日本", 4)), 4U);
}

TEST(Shorten, NeverExceedsTheRoom) {
    for (std::size_t room = 1; room < 12; ++room) {
        EXPECT_LE(columnsOf(shorten("a日e\u0301🎉bcd\xff文字", room)), room) << room;
    }
}

} // namespace
} // namespace tempo::cli
