#include "unit/cli/fake_daemon.hpp"
#include "unit/cli/sample_events.hpp"

#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using protocol::Json;
using testing::FakeDaemon;
using ::testing::HasSubstr;
using testing::run;
using ::testing::SizeIs;

/// Answers with one page of events, then with an empty one.
void answerExport(FakeDaemon& daemon, std::vector<Event> events) {
    daemon.answer("events.export", [events](const Json& params) -> Result<Json> {
        const bool first = params["after"] == 0;
        return protocol::toJson(protocol::EventExportPage{first ? events : std::vector<Event>{}});
    });
}

Event eventAt(Sequence sequence) {
    Event event;
    event.sequence = sequence;
    event.title = "Say \"hi\", then go";
    event.metadata = "{}";
    event.actions = "[]";
    return event;
}

TEST(ExportVerb, GoesOnAfterTheLastEventOfEachPage) {
    FakeDaemon daemon;
    answerExport(daemon, {eventAt(3), eventAt(9)});
    const auto outcome = run(daemon, {"export"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    ASSERT_THAT(daemon.calls, SizeIs(2));
    EXPECT_EQ(daemon.calls[1].params["after"], 9);
    EXPECT_EQ(std::ranges::count(outcome.out, '\n'), 2);
}

TEST(ExportVerb, WritesOneListThatIsWholeJson) {
    FakeDaemon daemon;
    answerExport(daemon, {eventAt(3), eventAt(9)});
    EXPECT_THAT(Json::parse(run(daemon, {"export", "--format", "json"}).out), SizeIs(2));
    EXPECT_THAT(Json::parse(run(daemon, {"export", "--json"}).out), SizeIs(2));
    answerExport(daemon, {});
    EXPECT_THAT(Json::parse(run(daemon, {"export", "--format", "json"}).out), SizeIs(0));
}

TEST(ExportVerb, WritesCsvWithTitlesAlsoWithoutEvents) {
    FakeDaemon daemon;
    answerExport(daemon, {eventAt(3)});
    const auto outcome = run(daemon, {"export", "--format", "csv"});
    EXPECT_TRUE(outcome.out.starts_with("sequence,id,providerIdentifier,"));
    EXPECT_THAT(outcome.out, HasSubstr("\"Say \"\"hi\"\", then go\""));
    answerExport(daemon, {});
    EXPECT_EQ(std::ranges::count(run(daemon, {"export", "--format", "csv"}).out, '\n'), 1);
}

TEST(ExportVerb, SaysTheSelectionAndCountsDurationsBack) {
    FakeDaemon daemon;
    answerExport(daemon, {});
    run(daemon, {"export", "--source", "scripts", "--sender", "nas", "--after", "1d", "--before",
                 "2026-01-31T00:00:00Z"});
    EXPECT_EQ(daemon.onlyCall("events.export")["selection"],
              (Json{{"provider", "scripts"},
                    {"sender", "nas"},
                    {"after", "2026-01-30T12:00:00.000Z"},
                    {"before", "2026-01-31T00:00:00.000Z"}}));
    EXPECT_EQ(run(daemon, {"export", "--after", "yesterday"}).exit, ExitCode::Usage);
}

class DeleteVerb : public ::testing::Test {
protected:
    DeleteVerb() {
        matches(3);
        daemon_.answerWith("events.deleteMatching", protocol::ChangedResult{3});
    }

    void matches(std::uint64_t count) {
        daemon_.answerWith("events.countMatching",
                           protocol::EventMatches{.matching = count, .upTo = 70});
    }

    FakeDaemon daemon_;
};

TEST_F(DeleteVerb, SaysHowManyAndAsksBeforeItDeletesThose) {
    const auto outcome = run(daemon_, {"delete", "--provider", "scripts"}, {}, "yes");
    EXPECT_THAT(outcome.err, HasSubstr("Delete 3 events for good?"));
    EXPECT_EQ(outcome.out, "3 events deleted.\n");
    EXPECT_EQ(daemon_.onlyCall("events.deleteMatching"),
              (Json{{"selection", {{"provider", "scripts"}}}, {"upTo", 70}, {"limit", 0}}));
}

TEST_F(DeleteVerb, DeletesNothingWithoutConsent) {
    EXPECT_EQ(run(daemon_, {"delete", "--before", "30d"}, {}, "no").exit, ExitCode::Refused);
    EXPECT_EQ(run(daemon_, {"delete", "--before", "30d"}).exit, ExitCode::Usage);
    EXPECT_TRUE(daemon_.onlyCall("events.deleteMatching").is_null());
}

TEST_F(DeleteVerb, DoesNotAskWhereNothingMatches) {
    matches(0);
    const auto outcome = run(daemon_, {"delete", "--before", "30d"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_EQ(outcome.out, "0 events deleted.\n");
}

TEST_F(DeleteVerb, NeedsToKnowWhichEvents) {
    EXPECT_EQ(run(daemon_, {"delete", "--yes"}).exit, ExitCode::Usage);
    EXPECT_THAT(daemon_.calls, SizeIs(0));
}

} // namespace
} // namespace tempo::cli
