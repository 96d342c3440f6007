#include "score/derive.hpp"
#include "score/library.hpp"
#include "score/score_version.hpp"
#include "unit/score/sample.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace tempo::score {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string scoreText(const std::string& provider, const std::string& members = "") {
    return R"({"providerIdentifier": ")" + provider + R"(", "displayName": "Name")" +
           (members.empty() ? "" : ",\n" + members) + "}";
}

ScoreFile local(const std::string& name, std::string text) {
    return {"/data/scores/" + name, ScoreOrigin::Local, std::move(text)};
}

ScoreFile bundled(const std::string& name, std::string text) {
    return {"/usr/share/tempo/scores/" + name, ScoreOrigin::Bundled, std::move(text)};
}

Library libraryOf(std::vector<ScoreFile> files, const Library& previous = {}) {
    return {files, previous};
}

TEST(Library, FindsTheScoreOfAProviderByItsPrefixes) {
    const auto library =
        libraryOf({local("scripts.json", scoreText("scripts")),
                   local("scripts.shell.tempo-score", scoreText("scripts.shell"))});
    EXPECT_THAT(library.problems(), IsEmpty());
    EXPECT_EQ(library.find("scripts.shell.backup")->score.providerIdentifier, "scripts.shell");
    EXPECT_EQ(library.find("scripts.other")->score.providerIdentifier, "scripts");
    EXPECT_EQ(library.find("script"), nullptr);
}

TEST(Library, LetsALocalFileShadowABundledOne) {
    const auto library = libraryOf({local("a.json", scoreText("a", R"("color": "#112233")")),
                                    bundled("a.json", scoreText("a"))});
    const auto* chosen = library.find("a");
    ASSERT_NE(chosen, nullptr);
    EXPECT_EQ(chosen->origin, ScoreOrigin::Local);
    EXPECT_EQ(chosen->score.color, "#112233");
    EXPECT_TRUE(chosen->shadows);
    EXPECT_FALSE(libraryOf({bundled("a.json", scoreText("a"))}).find("a")->shadows);
}

TEST(Library, KeepsTheLastGoodVersionOfAFileWithFaults) {
    const auto before = libraryOf({local("a.json", scoreText("a", R"("color": "#112233")"))});
    const auto after = libraryOf({local("a.json", scoreText("a", R"("colour": "red")"))}, before);
    ASSERT_NE(after.find("a"), nullptr);
    EXPECT_TRUE(after.find("a")->outdated);
    EXPECT_EQ(after.find("a")->version, before.find("a")->version);
    ASSERT_EQ(after.problems().size(), 1U);
    EXPECT_EQ(after.problems().front().place.line, 2U);
    EXPECT_THAT(toText(after.problems().front()), HasSubstr("/data/scores/a.json:2:1: /colour: "));
    const auto still = libraryOf({local("a.json", "{")}, after);
    EXPECT_EQ(still.find("a")->score.color, "#112233");
    EXPECT_FALSE(libraryOf({local("a.json", scoreText("a"))}, still).find("a")->outdated);
}

TEST(Library, FallsBackToTheBundledScoreWhenTheFirstVersionOfALocalOneHasFaults) {
    const auto library = libraryOf({local("a.json", "{"), bundled("a.json", scoreText("a"))});
    EXPECT_EQ(library.find("a")->origin, ScoreOrigin::Bundled);
    EXPECT_EQ(library.problems().size(), 1U);
}

TEST(Library, ForgetsAFileThatIsGone) {
    const auto before = libraryOf({local("a.json", scoreText("a"))});
    EXPECT_EQ(libraryOf({}, before).find("a"), nullptr);
}

TEST(Library, RefusesAFileThatIsNotNamedAfterItsProvider) {
    const auto library = libraryOf({local("b.json", scoreText("a"))});
    EXPECT_EQ(library.find("a"), nullptr);
    ASSERT_EQ(library.problems().size(), 1U);
    EXPECT_EQ(library.problems().front().pointer, "/providerIdentifier");
}

TEST(Library, TakesTheFirstOfTwoFilesOfAProviderInAFolder) {
    const auto library = libraryOf({local("a.tempo-score", scoreText("a")),
                                    local("a.json", scoreText("a", R"("color": "#112233")"))});
    EXPECT_EQ(library.find("a")->file, "/data/scores/a.json");
    ASSERT_EQ(library.problems().size(), 1U);
    EXPECT_EQ(library.problems().front().file, "/data/scores/a.tempo-score");
}

TEST(Library, TellsWhyAFileCannotBeRead) {
    const auto library = libraryOf({{"/data/scores/a.json", ScoreOrigin::Local,
                                     failure(ErrorCode::Unavailable, "It is open to nobody.")}});
    ASSERT_EQ(library.problems().size(), 1U);
    EXPECT_EQ(toText(library.problems().front()), "/data/scores/a.json: It is open to nobody.");
}

TEST(Library, TellsScoreFilesFromOthersByTheirNames) {
    EXPECT_TRUE(isScoreFileName("scripts.json"));
    EXPECT_TRUE(isScoreFileName("scripts.tempo-score"));
    EXPECT_FALSE(isScoreFileName(".scripts.json"));
    EXPECT_FALSE(isScoreFileName("scripts.json~"));
}

TEST(ScoreVersion, ChangesWithTheContentAndTheGroupingWithItsPartOnly) {
    const auto plain = testing::scoreWith("");
    const auto grouped = testing::scoreWith(R"("grouping": "${title}")");
    const auto coloured = testing::scoreWith(R"("grouping": "${title}", "color": "#112233")");
    const auto windowed = testing::scoreWith(R"("grouping": "${title}", "groupingWindow": "1d")");
    EXPECT_EQ(groupingVersionOf(plain), 0);
    EXPECT_GT(groupingVersionOf(grouped), 0);
    EXPECT_EQ(groupingVersionOf(grouped), groupingVersionOf(coloured));
    EXPECT_NE(groupingVersionOf(grouped), groupingVersionOf(windowed));
    const auto worse =
        testing::scoreWith(R"("grouping": "${title}", "severityDefault": {"severity": "error"})");
    EXPECT_NE(groupingVersionOf(grouped), groupingVersionOf(worse));
    EXPECT_NE(versionOf("{}"), versionOf("{ }"));
    EXPECT_GT(versionOf(""), 0);
}

TEST(Derive, LeavesOutTextsThatAreTheEventsOwn) {
    const auto library = libraryOf({local(
        "a.json", scoreText("a", R"("severityRules": [{"match": {"x": 1}, "severity": "error",
                          "title": "Job ${metadata.x}", "label": "Bad"}])"))});
    EventBatch batch;
    batch.events.resize(3);
    batch.events[0] = {.providerIdentifier = "a", .title = "t", .metadata = R"({"x":1})"};
    batch.events[1] = {.providerIdentifier = "a.b", .title = "t", .metadata = R"({"x":2})"};
    batch.events[2] = {.providerIdentifier = "other", .title = "t", .severity = Severity::Error};
    const auto derived = deriveAll(library, batch);
    ASSERT_EQ(derived.size(), 3U);
    EXPECT_EQ(derived[0].displayTitle, "Job 1");
    EXPECT_EQ(derived[0].label, "Bad");
    EXPECT_EQ(derived[0].state, State::Firing);
    EXPECT_EQ(derived[0].scoreVersion, library.find("a")->version);
    EXPECT_EQ(derived[1].displayTitle, "");
    EXPECT_EQ(derived[1].score, "a");
    EXPECT_EQ(derived[2], plainDerivation(EventType::Alert, Severity::Error, std::nullopt));
    batch.events.erase(batch.events.begin(), batch.events.begin() + 2);
    EXPECT_THAT(deriveAll(library, batch), IsEmpty());
}

TEST(Derive, MakesTheSameOfAStoredEvent) {
    const auto library =
        libraryOf({local("a.json", scoreText("a", R"("senderSeverityWins": false, "severityRules": [
                          {"match": {"x": 1}, "severity": "error"}])"))});
    Event event;
    event.providerIdentifier = "a";
    event.severity = Severity::Critical;
    event.senderSeverity = Severity::Warning;
    event.metadata = R"({"x":1})";
    EXPECT_EQ(deriveAgain(library, event).severity, Severity::Error);
    EXPECT_EQ(deriveAgain({}, event).severity, Severity::Warning);
}

} // namespace
} // namespace tempo::score
