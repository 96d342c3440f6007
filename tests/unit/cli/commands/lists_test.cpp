#include "unit/cli/fake_daemon.hpp"
#include "unit/cli/sample_events.hpp"

#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using testing::event;
using testing::FakeDaemon;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::run;

protocol::Source source(std::string provider) {
    protocol::Source made;
    made.providerIdentifier = std::move(provider);
    made.displayName = made.providerIdentifier;
    return made;
}

protocol::TimelineRow alone(std::uint8_t number) {
    return {.event = event(number), .stack = std::nullopt};
}

protocol::TimelineRow stacked(std::uint8_t number, StackId id) {
    auto row = alone(number);
    row.stack = protocol::Stack{.id = id, .title = "Disk of the NAS", .events = 12};
    return row;
}

TEST(Sources, ShowsHowTheyAre) {
    FakeDaemon daemon;
    auto umbrella = source("scripts");
    umbrella.kind = protocol::SourceKind::Umbrella;
    auto shell = source("scripts.shell");
    shell.parent = "scripts";
    shell.displayName = "Shell";
    shell.needsAttention = 3;
    shell.worstSeverity = Severity::Error;
    shell.liveness = Liveness::Silent;
    shell.padlock = protocol::Padlock::Downgraded;
    daemon.answerWith("sources.list", protocol::SourceList{{umbrella, shell}, 0});
    for (const auto& words : {std::vector<const char*>{"sources"}, {"sources", "list"}}) {
        const auto outcome = run(daemon, words);
        EXPECT_EQ(outcome.exit, ExitCode::Done);
        EXPECT_THAT(outcome.out, HasSubstr("scripts.*"));
        EXPECT_THAT(outcome.out, HasSubstr("  Shell (scripts.shell)"));
        EXPECT_THAT(outcome.out, HasSubstr("3, worst error"));
        EXPECT_THAT(outcome.out, HasSubstr("silent"));
        EXPECT_THAT(outcome.out, HasSubstr("downgraded"));
    }
}

TEST(Sources, SaysThatThereAreNone) {
    FakeDaemon daemon;
    daemon.answerWith("sources.list", protocol::SourceList{});
    EXPECT_THAT(run(daemon, {"sources"}).err, HasSubstr("No sources yet"));
}

TEST(SourcesRemove, KeepsEventsAndTokensUnlessToldOtherwise) {
    FakeDaemon daemon;
    daemon.answerWith("sources.remove", protocol::SourceRemoval{{"scripts"}, 0, {}, {"NAS"}});
    const auto outcome = run(daemon, {"sources", "remove", "scripts", "--yes"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.out, HasSubstr("Removed scripts; 0 events deleted."));
    EXPECT_THAT(outcome.err, HasSubstr("NAS"));
    const auto params = daemon.onlyCall("sources.remove");
    EXPECT_EQ(params["extent"], "source");
    EXPECT_EQ(params["events"], "keep");
    EXPECT_EQ(params["senders"], "keep");
}

TEST(SourcesRemove, TakesAllThatIsToldTo) {
    FakeDaemon daemon;
    daemon.answerWith("sources.remove", protocol::SourceRemoval{{"a", "a.b"}, 7, {"NAS"}, {}});
    const auto outcome = run(daemon, {"sources", "remove", "a", "--tree", "--delete-events",
                                      "--revoke-tokens", "--yes"});
    EXPECT_THAT(outcome.out, HasSubstr("Removed a, a.b; 7 events deleted.\nRevoked: NAS."));
    const auto params = daemon.onlyCall("sources.remove");
    EXPECT_EQ(params["extent"], "tree");
    EXPECT_EQ(params["events"], "delete");
    EXPECT_EQ(params["senders"], "revoke");
}

TEST(SourcesRemove, AsksFirst) {
    FakeDaemon daemon;
    const auto outcome = run(daemon, {"sources", "remove", "scripts"});
    EXPECT_EQ(outcome.exit, ExitCode::Usage);
    EXPECT_TRUE(daemon.calls.empty());
}

TEST(Timeline, ShowsAStackAsOneRow) {
    FakeDaemon daemon;
    daemon.answerWith("timeline.list", protocol::TimelinePage{{alone(1), stacked(2, 42)}, {}, 0});
    const auto outcome = run(daemon, {"timeline", "--needs-attention", "--provider", "scripts"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.out, HasSubstr("Event 1"));
    EXPECT_THAT(outcome.out, HasSubstr("Disk of the NAS"));
    EXPECT_THAT(outcome.out, HasSubstr("42"));
    const auto params = daemon.onlyCall("timeline.list");
    EXPECT_EQ(params["attention"], "needed");
    EXPECT_EQ(params["provider"], "scripts");
}

TEST(Stacks, AreListedPageByPageWithoutEventsThatStandAlone) {
    FakeDaemon daemon;
    daemon.answer("timeline.list", [](const testing::Json& params) {
        const bool first = !params.contains("before");
        return protocol::toJson(first ? protocol::TimelinePage{{alone(1), stacked(2, 42)}, "x", 0}
                                      : protocol::TimelinePage{{stacked(3, 43), alone(4)}, {}, 0});
    });
    const auto outcome = run(daemon, {"stacks", "list"});
    EXPECT_THAT(outcome.out, HasSubstr("42"));
    EXPECT_THAT(outcome.out, HasSubstr("43"));
    EXPECT_THAT(outcome.out, Not(HasSubstr("Event 1")));
    EXPECT_EQ(daemon.calls.size(), 2U);
}

TEST(Stacks, AreShownWithTheirMembers) {
    FakeDaemon daemon;
    daemon.answerWith("stacks.get", stacked(2, 42));
    daemon.answerWith("stacks.events", protocol::EventPage{{event(2), event(1)}, {}, 0});
    const auto outcome = run(daemon, {"stacks", "show", "42"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.out, HasSubstr("42, a series"));
    EXPECT_THAT(outcome.out, HasSubstr("Event 1"));
    const auto document = testing::Json::parse(run(daemon, {"stacks", "show", "42", "--json"}).out);
    EXPECT_EQ(document["members"].size(), 2U);
    EXPECT_EQ(document["stack"]["id"], 42);
}

TEST(Stacks, AreMarkedWithAllTheirEvents) {
    FakeDaemon daemon;
    daemon.answerWith("timeline.mark", protocol::TimelineMarked{.changed = 7});
    const auto outcome = run(daemon, {"stacks", "dismiss", "42", "43"});
    EXPECT_EQ(outcome.out, "7 events dismissed.\n");
    const auto params = daemon.onlyCall("timeline.mark");
    EXPECT_EQ(params["mark"], "dismiss");
    EXPECT_EQ(params["stacks"], (testing::Json{42, 43}));
}

} // namespace
} // namespace tempo::cli
