#include "support/temporary_directory.hpp"
#include "unit/cli/fake_daemon.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace tempo::cli {
namespace {

using testing::FakeDaemon;
using ::testing::HasSubstr;
using testing::run;

constexpr const char* kScore = R"({"providerIdentifier": "scripts", "displayName": "Scripts",
  "tagRules": [{"match": {"a": 1}, "tag": "one"}],
  "defaultActions": [{"label": "Copy", "systemIcon": "doc",
    "trigger": {"copyToClipboard": "${metadata.b}"}}]})";

/// Files for one test.
class Scores : public ::testing::Test {
protected:
    std::string file(const std::string& name, std::string_view text) {
        const auto path = (folder_ / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

    FakeDaemon daemon_;
    test::TemporaryDirectory folder_;
};

TEST_F(Scores, AreValidatedWithoutADaemon) {
    const auto good = file("good.json", kScore);
    const auto outcome = run(daemon_, {"score", "validate", good.c_str()});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.out, HasSubstr("good.json: valid, Scripts (scripts)\n"));
    EXPECT_EQ(daemon_.connections, 0U);
}

TEST_F(Scores, EndWithTheWorstOfAllFiles) {
    const auto good = file("good.json", kScore);
    const auto bad = file("bad.json", "{\n\"displayName\": \"x\", \"a\": 1}");
    const auto absent = (folder_ / "absent.json").string();
    EXPECT_EQ(run(daemon_, {"score", "validate", good.c_str(), bad.c_str()}).exit,
              ExitCode::Refused);
    const auto all = run(daemon_, {"score", "validate", absent.c_str(), bad.c_str()});
    EXPECT_EQ(all.exit, ExitCode::Usage);
    EXPECT_THAT(all.out, HasSubstr("bad.json:2:21: /a: No key is called so here"));
    EXPECT_THAT(all.err, HasSubstr("absent.json cannot be read"));
}

TEST_F(Scores, AreTriedOnAnEvent) {
    const auto score = file("s.json", kScore);
    const auto event = file("e.json", R"({"title": "T", "metadata": {"a": 1.0}})");
    const auto outcome = run(daemon_, {"score", "test", score.c_str(), event.c_str()});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.out, HasSubstr("Tag              one\n"));
    EXPECT_THAT(outcome.out, HasSubstr("  Copy: The event has no metadata.b.\n"));
}

TEST_F(Scores, AreTriedOnStoredEventsByTheDaemon) {
    protocol::ScorePreview preview{
        .providerIdentifier = "scripts", .displayName = "Scripts", .replaces = "bundled"};
    preview.actions = {{.label = "Log",
                        .systemIcon = "terminal",
                        .kind = "openTerminalWith",
                        .author = "score",
                        .availability = "ready",
                        .written = "journalctl -u ${metadata.unit}"}};
    preview.rows = {{.now = {.severity = Severity::Info, .title = "T"},
                     .then = {.severity = Severity::Error, .label = "Exit 3", .title = "T failed"},
                     .triage = "dismiss"}};
    daemon_.answerWith("scores.preview", preview);
    const auto score = file("s.json", kScore);
    const auto outcome = run(daemon_, {"score", "preview", "--limit", "5", score.c_str()});
    EXPECT_EQ(outcome.exit, ExitCode::Done) << outcome.err;
    EXPECT_EQ(daemon_.onlyCall("scores.preview")["limit"], 5);
    EXPECT_THAT(outcome.out, HasSubstr("It would take the place of a bundled one."));
    EXPECT_THAT(outcome.out, HasSubstr("openTerminalWith journalctl -u ${metadata.unit}"));
    EXPECT_THAT(outcome.out, HasSubstr("Exit 3"));
    EXPECT_THAT(outcome.out, HasSubstr("dismiss"));
}

TEST_F(Scores, ArePreviewedWithTheirFaults) {
    protocol::ScorePreview preview;
    preview.faults = {{.line = 2, .column = 7, .pointer = "/a", .detail = "No key is called so."}};
    daemon_.answerWith("scores.preview", preview);
    const auto score = file("s.json", "{}");
    const auto outcome = run(daemon_, {"score", "preview", score.c_str()});
    EXPECT_EQ(outcome.exit, ExitCode::Refused);
    EXPECT_THAT(outcome.err, HasSubstr("s.json:2:7: /a: No key is called so."));
}

TEST_F(Scores, AreNotTriedOnWhatTheDaemonWouldRefuse) {
    const auto score = file("s.json", kScore);
    const auto event = file("e.json", R"({"title": ""})");
    const auto outcome = run(daemon_, {"score", "test", score.c_str(), event.c_str()});
    EXPECT_EQ(outcome.exit, ExitCode::Refused);
    EXPECT_THAT(outcome.err, HasSubstr("/title"));
    EXPECT_EQ(outcome.out, "");
}

} // namespace
} // namespace tempo::cli
