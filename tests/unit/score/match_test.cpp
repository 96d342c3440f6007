#include "score/match.hpp"

#include <gtest/gtest.h>

namespace tempo::score {
namespace {

bool holds(const std::string& key, const std::optional<std::string>& pattern,
           std::string_view metadata) {
    return matches({{key, pattern}}, Metadata(metadata));
}

TEST(Glob, FitsTheWholeTextInEitherCase) {
    EXPECT_TRUE(fitsGlob("Down", "DOWN"));
    EXPECT_FALSE(fitsGlob("down", "downstairs"));
    EXPECT_FALSE(fitsGlob("down", "shutdown"));
}

TEST(Glob, KnowsStarAndQuestionMark) {
    EXPECT_TRUE(fitsGlob("*fail*", "Upgrade Failed"));
    EXPECT_TRUE(fitsGlob("E?00", "e500"));
    EXPECT_FALSE(fitsGlob("E?00", "E00"));
    EXPECT_TRUE(fitsGlob("*", ""));
    EXPECT_FALSE(fitsGlob("?", ""));
    EXPECT_TRUE(fitsGlob("a*b*c", "aXbXbYc"));
    EXPECT_FALSE(fitsGlob("a*b*c", "aXbXbY"));
}

TEST(Glob, TakesACharacterOfManyBytesAsOne) {
    EXPECT_TRUE(fitsGlob("caf?", "café"));
    EXPECT_FALSE(fitsGlob("caf??", "café"));
}

TEST(Glob, HasNoOtherSpecialCharacters) {
    EXPECT_FALSE(fitsGlob("[ab]", "a"));
    EXPECT_TRUE(fitsGlob("[ab]\\", "[ab]\\"));
}

TEST(Match, ComparesValuesAsText) {
    for (const auto* value : {"0", "\"0\"", "0.0", "-0", "0e5"}) {
        EXPECT_TRUE(holds("code", "0", std::string("{\"code\": ") + value + "}")) << value;
    }
    EXPECT_FALSE(holds("code", "0", R"({"code": "0.0"})"));
    EXPECT_TRUE(holds("code", "1000", R"({"code": 1e3})"));
    EXPECT_TRUE(holds("code", "18446744073709551615", R"({"code": 18446744073709551615})"));
    EXPECT_TRUE(holds("code", "0.5", R"({"code": 0.50})"));
    EXPECT_TRUE(holds("ok", "true", R"({"ok": true})"));
    EXPECT_TRUE(holds("ok", "TRUE", R"({"ok": "true"})"));
    EXPECT_FALSE(holds("ok", "true", R"({"ok": 1})"));
}

TEST(Match, FitsNullToNullAlone) {
    EXPECT_TRUE(holds("a", std::nullopt, R"({"a": null})"));
    EXPECT_FALSE(holds("a", std::nullopt, R"({"a": "null"})"));
    EXPECT_FALSE(holds("a", std::nullopt, R"({})"));
    EXPECT_FALSE(holds("a", "*", R"({"a": null})"));
    EXPECT_FALSE(holds("a", "null", R"({"a": null})"));
}

TEST(Match, ReachesIntoObjectsWithDots) {
    EXPECT_TRUE(holds("disk.use", "90", R"({"disk": {"use": 90}})"));
    EXPECT_TRUE(holds("disk.use", "90", R"({"disk.use": 90, "disk": {"use": 1}})"));
    EXPECT_TRUE(holds("labels.app.kubernetes.io/name", "web",
                      R"({"labels": {"app.kubernetes.io/name": "web"}})"));
    EXPECT_FALSE(holds("disk.use", "90", R"({"disk": 90})"));
    EXPECT_FALSE(holds("disk.", "90", R"({"disk": {"use": 90}})"));
}

TEST(Metadata, NamesEveryKeyByWhichAValueIsFound) {
    const Metadata metadata(R"({"host": "nas", "disk": {"use": 90, "by": {"id": 1}}, "tags": []})");
    EXPECT_EQ(metadata.keys(),
              (std::vector<std::string>{"host", "tags", "disk.use", "disk.by.id"}));
    for (const auto& key : metadata.keys()) {
        EXPECT_TRUE(metadata.find(key)) << key;
    }
}

TEST(Match, NeedsEveryKey) {
    const Match match{{"a", "1"}, {"b", "*"}};
    EXPECT_TRUE(matches(match, Metadata(R"({"a": 1, "b": [2]})")));
    EXPECT_FALSE(matches(match, Metadata(R"({"a": 1})")));
    EXPECT_TRUE(matches({}, Metadata("{}")));
}

TEST(Match, TakesWhatIsNoObjectForMetadataWithoutKeys) {
    for (const auto* text : {"", "[1]", "{\"a\":", "null"}) {
        EXPECT_FALSE(holds("a", "*", text));
        EXPECT_EQ(Metadata(text).text(), "{}");
    }
}

} // namespace
} // namespace tempo::score
