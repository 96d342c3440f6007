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

Event titled(const std::string& title) {
    Event event;
    event.title = title;
    return event;
}

/// Two pages with an empty one between them.
void answerSearch(FakeDaemon& daemon, std::uint64_t unsearched = 0) {
    daemon.answer("events.search", [unsearched](const Json& params) -> Result<Json> {
        protocol::EventSearchPage page{.unsearched = unsearched, .elapsedMicroseconds = 7};
        const auto before = params.value("before", "");
        if (before != "2") {
            page.next = before.empty() ? "1" : "2";
        }
        if (before != "1") {
            page.events = {titled(before.empty() ? "first" : "second")};
        }
        return protocol::toJson(page);
    });
}

TEST(SearchVerb, AsksWithAllWordsAndGoesOnAfterAnEmptyPage) {
    FakeDaemon daemon;
    answerSearch(daemon);
    const auto outcome = run(daemon, {"events", "search", "disk", "severity:>=error", "\"a b\""});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    ASSERT_THAT(daemon.calls, SizeIs(3));
    EXPECT_EQ(daemon.calls[0].params,
              (Json{{"query", "disk severity:>=error \"a b\""}, {"limit", 100}}));
    EXPECT_EQ(daemon.calls[2].params["before"], "2");
    EXPECT_THAT(outcome.out, HasSubstr("first"));
    EXPECT_THAT(outcome.out, HasSubstr("second"));
}

TEST(SearchVerb, StopsAtItsLimit) {
    FakeDaemon daemon;
    answerSearch(daemon);
    run(daemon, {"events", "search", "--limit", "1", "--", "-disk"});
    ASSERT_THAT(daemon.calls, SizeIs(1));
    EXPECT_EQ(daemon.calls[0].params, (Json{{"query", "-disk"}, {"limit", 1}}));
}

TEST(SearchVerb, PrintsJsonThatSaysWhatWasNotSearched) {
    FakeDaemon daemon;
    answerSearch(daemon, 3);
    const auto document = Json::parse(run(daemon, {"--json", "events", "search", "x"}).out);
    EXPECT_THAT(document["events"], SizeIs(2));
    EXPECT_EQ(document["unsearched"], 3);
    EXPECT_EQ(document["elapsedMicroseconds"], 21);
    EXPECT_THAT(run(daemon, {"events", "search", "x"}).err, HasSubstr("Up to 3 events"));
}

TEST(SearchVerb, TellsAFaultInTheDaemonsWords) {
    FakeDaemon daemon;
    daemon.answer("events.search", [](const Json&) -> Result<Json> {
        return fail(ExitCode::Refused, "The search has 'severity:foo': no.");
    });
    const auto outcome = run(daemon, {"events", "search", "severity:foo"});
    EXPECT_EQ(outcome.exit, ExitCode::Refused);
    EXPECT_THAT(outcome.err, HasSubstr("severity:foo"));
}

} // namespace
} // namespace tempo::cli
