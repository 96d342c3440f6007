#include "unit/cli/fake_daemon.hpp"

#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using protocol::Json;
using testing::FakeDaemon;
using ::testing::HasSubstr;
using testing::run;
using ::testing::SizeIs;

protocol::BackupInfo backup() {
    return {.path = "/srv/tempo-20260131T120000.000Z",
            .tempoVersion = "0.1.0",
            .schema = 2,
            .createdAt = *parseRfc3339("2026-01-31T12:00:00Z"),
            .origin = "scheduled",
            .events = 3,
            .senders = 1,
            .auditLines = 4,
            .files = {{"tempo.db", 2048, "ab"}}};
}

TEST(BackupVerb, NamesTheFolderFromTheRoot) {
    FakeDaemon daemon;
    daemon.answerWith("backups.create", backup());
    const auto outcome = run(daemon, {"backup", "here/../there"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    const auto folder = daemon.onlyCall("backups.create")["folder"].get<std::string>();
    EXPECT_TRUE(folder.starts_with('/') && folder.ends_with("/there")) << folder;
    EXPECT_THAT(outcome.out, HasSubstr("/srv/tempo-20260131T120000.000Z: 3 events, 2.0 KiB"));
    EXPECT_THAT(outcome.out, HasSubstr("encryption key is not in it"));
}

TEST(BackupVerb, LeavesTheFolderToTheSettingIfNoneIsNamed) {
    FakeDaemon daemon;
    daemon.answerWith("backups.create", backup());
    run(daemon, {"backup"});
    EXPECT_EQ(daemon.onlyCall("backups.create")["folder"], "");
}

TEST(BackupVerb, ListsWhatIsThereAndSaysWhatIsNoBackup) {
    FakeDaemon daemon;
    daemon.answerWith("backups.list",
                      protocol::BackupList{.folder = "/srv",
                                           .backups = {backup()},
                                           .unusable = {{"/srv/tempo-x", "no manifest"}}});
    const auto outcome = run(daemon, {"backup", "list"});
    EXPECT_THAT(daemon.calls, SizeIs(1)) << "`list` is the verb, not a folder";
    EXPECT_THAT(outcome.out, HasSubstr("/srv/tempo-20260131T120000.000Z"));
    EXPECT_THAT(outcome.out, HasSubstr("/srv/tempo-x"));
    EXPECT_THAT(outcome.err, HasSubstr("no manifest"));
}

TEST(BackupVerb, VerifiesOne) {
    FakeDaemon daemon;
    daemon.answerWith("backups.verify", backup());
    const auto outcome = run(daemon, {"backup", "verify", "/srv/tempo-20260131T120000.000Z"});
    EXPECT_THAT(outcome.out, HasSubstr("is whole: 3 events"));
}

/// A daemon that begins anew: it cannot be reached, then it tells the outcome.
class RestoreVerb : public ::testing::Test {
protected:
    RestoreVerb() {
        daemon_.answerWith("backups.verify", backup());
        daemon_.answerWith("backups.restore", protocol::RestoreStarted{.keptIn = "/data/before"});
        daemon_.answerWith("backups.undoRestore",
                           protocol::RestoreStarted{.keptIn = "/data/before"});
        ends({.keptIn = "/data/before"});
    }

    void ends(const protocol::RestoreOutcome& outcome) {
        daemon_.answerWith("backups.lastRestore", outcome);
    }

    FakeDaemon daemon_;
};

TEST_F(RestoreVerb, AsksFirstAndSaysWhereTheReplacedDataAre) {
    const auto outcome = run(daemon_, {"restore", "/srv/b"}, {}, "y");
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.err, HasSubstr("3 events and 1 sender"));
    EXPECT_THAT(outcome.out, HasSubstr("/data/before"));
}

TEST_F(RestoreVerb, DoesNothingWithoutConsent) {
    EXPECT_EQ(run(daemon_, {"restore", "/srv/b"}, {}, "n").exit, ExitCode::Refused);
    EXPECT_EQ(run(daemon_, {"restore", "/srv/b"}).exit, ExitCode::Usage) << "nobody to ask";
    EXPECT_EQ(run(daemon_, {"restore", "--undo"}, {}, "n").exit, ExitCode::Refused);
    for (const auto& call : daemon_.calls) {
        EXPECT_EQ(call.method, "backups.verify");
    }
}

TEST_F(RestoreVerb, WaitsUntilTheDaemonHasBegunAnew) {
    int asked = 0;
    daemon_.answer("backups.lastRestore", [&](const Json&) -> Result<Json> {
        ++asked;
        if (asked == 1) {
            return protocol::toJson(protocol::RestoreOutcome{});
        }
        if (asked == 2) {
            return testing::connectionLost();
        }
        return protocol::toJson(protocol::RestoreOutcome{.keptIn = "/data/before"});
    });
    const auto outcome = run(daemon_, {"restore", "/srv/b", "--yes"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_EQ(asked, 3);
    EXPECT_THAT(outcome.pauses, SizeIs(2));
}

TEST_F(RestoreVerb, SaysThatTheEarlierDataAreBack) {
    ends({.keptIn = "/data/restore-failed", .fault = "the disk broke"});
    const auto outcome = run(daemon_, {"restore", "/srv/b", "--yes"});
    EXPECT_EQ(outcome.exit, ExitCode::Refused);
    EXPECT_THAT(outcome.err, HasSubstr("earlier data are back: the disk broke"));
}

TEST_F(RestoreVerb, SaysHowManyTokensTheKeyDoesNotOpen) {
    ends({.keptIn = "/data/before", .unreadableTokens = 2});
    const auto outcome = run(daemon_, {"restore", "--undo", "--yes"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.err, HasSubstr("2 tokens cannot be opened"));
}

TEST_F(RestoreVerb, TakesEitherABackupOrAnUndo) {
    EXPECT_EQ(run(daemon_, {"restore"}).exit, ExitCode::Usage);
    EXPECT_EQ(run(daemon_, {"restore", "/srv/b", "--undo"}).exit, ExitCode::Usage);
}

} // namespace
} // namespace tempo::cli
