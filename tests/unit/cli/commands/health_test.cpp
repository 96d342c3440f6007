#include "unit/cli/fake_daemon.hpp"

#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using namespace std::chrono_literals;
using testing::FakeDaemon;
using ::testing::HasSubstr;
using testing::run;

const Failure kNotThere{ExitCode::Unreachable, "no daemon found."};

protocol::StatusResult healthy() {
    protocol::StatusResult status;
    status.acceptsEvents = true;
    status.ingestion.plain.listening = true;
    status.ingestion.plain.port = 7776;
    return status;
}

protocol::StatusResult ill() {
    protocol::StatusResult status;
    status.problems = {"The disk is full."};
    return status;
}

TEST(Health, IsDoneWhenTheDaemonAcceptsEvents) {
    FakeDaemon daemon;
    daemon.answerWith("status.get", healthy());
    const auto outcome = run(daemon, {"health"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_EQ(outcome.out, "The daemon accepts events on port 7776.\n");
}

TEST(Health, NamesTheTlsPortWhenItIsTheOnlyOne) {
    FakeDaemon daemon;
    auto status = healthy();
    status.ingestion.plain = {};
    status.ingestion.tls.listening = true;
    status.ingestion.tls.port = 8776;
    daemon.answerWith("status.get", status);
    EXPECT_EQ(run(daemon, {"health"}).out, "The daemon accepts events on port 8776.\n");
}

TEST(Health, SaysWhyItIsNot) {
    FakeDaemon daemon;
    daemon.answerWith("status.get", ill());
    const auto outcome = run(daemon, {"health"});
    EXPECT_EQ(outcome.exit, ExitCode::Refused);
    EXPECT_EQ(outcome.err, "tempoctl: the daemon does not accept events: The disk is full.\n");
}

TEST(Health, DoesNotWaitUnlessTold) {
    FakeDaemon daemon;
    daemon.connectFailures = {kNotThere};
    EXPECT_EQ(run(daemon, {"health"}).exit, ExitCode::Unreachable);
    EXPECT_EQ(daemon.connections, 1U);
}

TEST(Health, WaitsForTheDaemonAndThenForItsListener) {
    FakeDaemon daemon;
    daemon.connectFailures = {kNotThere, kNotThere};
    daemon.answer("status.get", [&](const auto&) {
        return protocol::toJson(daemon.calls.size() < 3 ? ill() : healthy());
    });
    const auto outcome = run(daemon, {"health", "--wait", "5"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(outcome.pauses, (std::vector<std::chrono::milliseconds>(4, 100ms)));
}

TEST(Health, GivesUpWhenTheTimeIsOver) {
    FakeDaemon daemon;
    daemon.connectFailures.assign(100, kNotThere);
    const auto outcome = run(daemon, {"health", "--wait", "1"});
    EXPECT_EQ(outcome.exit, ExitCode::Unreachable);
    EXPECT_EQ(outcome.err, "tempoctl: not healthy in time: no daemon found.\n");
    EXPECT_EQ(daemon.connections, 10U);
}

TEST(Health, CountsAnIllDaemonAsNotInTime) {
    FakeDaemon daemon;
    daemon.answerWith("status.get", ill());
    const auto outcome = run(daemon, {"health", "--wait", "0.5"});
    EXPECT_EQ(outcome.exit, ExitCode::Unreachable);
    EXPECT_THAT(outcome.err, HasSubstr("The disk is full."));
}

TEST(Health, AnswersAsJson) {
    FakeDaemon daemon;
    daemon.answerWith("status.get", ill());
    const auto outcome = run(daemon, {"health", "--json"});
    EXPECT_EQ(protocol::Json::parse(outcome.out),
              (protocol::Json{{"acceptsEvents", false}, {"problems", {"The disk is full."}}}));
}

} // namespace
} // namespace tempo::cli
