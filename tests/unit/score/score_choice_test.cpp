#include "score/score_choice.hpp"

#include <gtest/gtest.h>

namespace tempo::score {
namespace {

TEST(ScoreChoice, GoesUpFromDotToDot) {
    const ScoreMap scores{{"scripts", Score{.displayName = "all"}},
                          {"scripts.shell", Score{.displayName = "shell"}}};
    EXPECT_EQ(findScore(scores, "scripts.shell.backup")->displayName, "shell");
    EXPECT_EQ(findScore(scores, "scripts.shell")->displayName, "shell");
    EXPECT_EQ(findScore(scores, "scripts.python.a.b")->displayName, "all");
    EXPECT_EQ(findScore(scores, "scripts")->displayName, "all");
    EXPECT_EQ(findScore(scores, "scriptsx.shell"), nullptr);
    EXPECT_EQ(findScore(scores, "com.kopia"), nullptr);
}

TEST(ScoreChoice, CoversAProviderAndWhatBeginsWithItAndADot) {
    EXPECT_TRUE(covers("scripts", "scripts"));
    EXPECT_TRUE(covers("scripts", "scripts.shell"));
    EXPECT_FALSE(covers("scripts", "scriptsx"));
    EXPECT_FALSE(covers("scripts.shell", "scripts"));
}

} // namespace
} // namespace tempo::score
