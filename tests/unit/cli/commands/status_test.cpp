#include "support/temporary_directory.hpp"
#include "unit/cli/fake_daemon.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace tempo::cli {
namespace {

using testing::FakeDaemon;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::run;

protocol::StatusResult status() {
    protocol::StatusResult made;
    made.version = "0.1.0";
    made.acceptsEvents = true;
    made.ingestion.plain = {
        .listening = true, .port = 7776, .addresses = {"0.0.0.0:7776", "[::]:7776"}, .error = {}};
    made.ingestion.accepted = 1;
    made.process.startedAt = *parseRfc3339("2026-01-31T10:30:00Z");
    return made;
}

TEST(Status, TellsHowTheDaemonIsDoing) {
    FakeDaemon daemon;
    daemon.answerWith("status.get", status());
    const auto outcome = run(daemon, {"status"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.out, HasSubstr("Accepts events  yes\n"));
    EXPECT_THAT(outcome.out, HasSubstr("Listens on      0.0.0.0:7776, [::]:7776\n"));
    EXPECT_THAT(outcome.out, HasSubstr("for 1 h 30 min, since "));
    EXPECT_THAT(outcome.out, HasSubstr("1 event accepted, 0 requests refused"));
}

TEST(Status, SaysWhyNothingListens) {
    FakeDaemon daemon;
    auto closed = status();
    closed.ingestion.plain = {.listening = false, .port = 0, .addresses = {}, .error = "in use"};
    closed.problems = {"Port 7776 is in use."};
    daemon.answerWith("status.get", closed);
    const auto outcome = run(daemon, {"status"});
    EXPECT_THAT(outcome.out, HasSubstr("Listens on      nothing: in use\n"));
    EXPECT_THAT(outcome.out, HasSubstr("Problem         Port 7776 is in use.\n"));
}

TEST(Status, ShowsTheTlsListenerOnceThereIsOne) {
    FakeDaemon daemon;
    auto secure = status();
    daemon.answerWith("status.get", secure);
    EXPECT_THAT(run(daemon, {"status"}).out, Not(HasSubstr("With TLS on")));
    secure.ingestion.tls = {
        .listening = true, .port = 8776, .addresses = {"0.0.0.0:8776"}, .error = {}};
    daemon.answerWith("status.get", secure);
    EXPECT_THAT(run(daemon, {"status"}).out, HasSubstr("With TLS on     0.0.0.0:8776\n"));
}

TEST(Status, GivesTheAnswerOfTheWireAsJson) {
    FakeDaemon daemon;
    daemon.answerWith("status.get", status());
    const auto document = protocol::Json::parse(run(daemon, {"status", "--json"}).out);
    EXPECT_EQ(document, protocol::toJson(status()));
    EXPECT_EQ(document["ingestion"]["plain"]["port"], 7776);
}

TEST(Diagnostics, GoIntoANewFileOfTheOwnerAlone) {
    FakeDaemon daemon;
    daemon.answerWith("diagnostics.get", protocol::Diagnostics{{{"tempoVersion", "1"}}});
    const test::TemporaryDirectory folder;
    const auto path = (folder / "bundle.json").string();
    EXPECT_EQ(run(daemon, {"diagnostics", path.c_str()}).exit, ExitCode::Done);
    EXPECT_EQ(std::filesystem::status(path).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    const auto again = run(daemon, {"diagnostics", path.c_str()});
    EXPECT_EQ(again.exit, ExitCode::Refused);
    EXPECT_THAT(again.err, HasSubstr("cannot be written"));
    EXPECT_THAT(run(daemon, {"diagnostics", "-"}).out, HasSubstr("\"tempoVersion\": \"1\""));
}

} // namespace
} // namespace tempo::cli
