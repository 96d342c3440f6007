#include "score/json_place.hpp"

#include <gtest/gtest.h>

namespace tempo::score {
namespace {

constexpr std::string_view kText = R"({
  "a": [1, {"b": "x,\"}"}, 3],
  "c/d": {"e~": null, "e~": 2}
})";

TEST(JsonPlace, IsWhereTheKeyOrTheItemBegins) {
    EXPECT_EQ(placeOfPointer(kText, ""), (TextPlace{1, 1}));
    EXPECT_EQ(placeOfPointer(kText, "/a"), (TextPlace{2, 3}));
    EXPECT_EQ(placeOfPointer(kText, "/a/1"), (TextPlace{2, 12}));
    EXPECT_EQ(placeOfPointer(kText, "/a/1/b"), (TextPlace{2, 13}));
    EXPECT_EQ(placeOfPointer(kText, "/a/2"), (TextPlace{2, 28}));
    EXPECT_EQ(placeOfPointer(kText, "/c~1d"), (TextPlace{3, 3}));
}

TEST(JsonPlace, IsTheLastOfSeveralEqualKeys) {
    EXPECT_EQ(placeOfPointer(kText, "/c~1d/e~0"), (TextPlace{3, 23}));
}

TEST(JsonPlace, IsTheInnermostThatIsThere) {
    EXPECT_EQ(placeOfPointer(kText, "/c~1d/missing"), (TextPlace{3, 3}));
    EXPECT_EQ(placeOfPointer(kText, "/a/9/b"), (TextPlace{2, 3}));
    EXPECT_EQ(placeOfPointer(kText, "/a/x"), (TextPlace{2, 3}));
}

TEST(JsonPlace, IsSomewhereInTextThatIsNoJson) {
    for (const std::string_view text : {"", "{", "{\"a\"", "[[[", "}{", "\"\\", "{\"a\":{\"a\""}) {
        EXPECT_EQ(placeOfPointer(text, "/a/0/a").line, 1U);
    }
}

} // namespace
} // namespace tempo::score
