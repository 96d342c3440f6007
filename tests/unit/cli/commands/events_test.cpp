#include "unit/cli/fake_daemon.hpp"
#include "unit/cli/sample_events.hpp"

#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using protocol::Json;
using testing::event;
using testing::eventId;
using testing::FakeDaemon;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::run;

/// Answers events.list with these pages, each naming the next one by its number.
void givePages(FakeDaemon& daemon, std::vector<std::vector<Event>> pages) {
    daemon.answer("events.list", [pages = std::move(pages)](const Json& params) {
        const std::size_t number = std::stoul(params.value("before", "0"));
        protocol::EventPage page;
        page.events = pages.at(number);
        page.elapsedMicroseconds = 100;
        if (number + 1 < pages.size()) {
            page.next = std::to_string(number + 1);
        }
        return protocol::toJson(page);
    });
}

std::vector<Json> lines(const std::string& text) {
    std::vector<Json> documents;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        documents.push_back(Json::parse(line));
    }
    return documents;
}

TEST(EventsList, AsksForWhatTheOptionsSay) {
    FakeDaemon daemon;
    givePages(daemon, {{}});
    run(daemon, {"events", "list", "--provider", "p.q", "--severity", "error", "--needs-attention",
                 "--with-dismissed", "--limit", "7"});
    EXPECT_EQ(daemon.onlyCall("events.list"), (Json{{"provider", "p.q"},
                                                    {"severity", "error"},
                                                    {"attention", "needed"},
                                                    {"dismissed", "shown"},
                                                    {"limit", 7}}));
}

TEST(EventsList, PrintsATable) {
    FakeDaemon daemon;
    Event acknowledged = event(2, "Disk is \x1b[31mfull");
    acknowledged.severity = Severity::Critical;
    acknowledged.acknowledgedAt = acknowledged.startDate;
    givePages(daemon, {{acknowledged, event(1)}});
    const auto outcome = run(daemon, {"events", "list"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.out, ::testing::StartsWith("TIME                 SEVERITY  STATE"));
    EXPECT_THAT(outcome.out, HasSubstr("critical  acknowledged  scripts.backup  "
                                       "00000000-0000-7000-8000-000000000002  "
                                       "Disk is \\u001b[31mfull\n"));
}

TEST(EventsList, SaysOnStandardErrorThatThereAreNone) {
    FakeDaemon daemon;
    givePages(daemon, {{}});
    const auto outcome = run(daemon, {"events", "list"});
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "No events.\n");
}

TEST(EventsList, ReadsAllPagesAsLines) {
    FakeDaemon daemon;
    givePages(daemon, {{event(5), event(4)}, {event(3), event(2)}, {event(1)}});
    const auto printed = lines(run(daemon, {"events", "list", "--all", "--jsonl"}).out);
    ASSERT_EQ(printed.size(), 5U);
    EXPECT_EQ(printed.front(), protocol::eventToJson(event(5)));
    EXPECT_EQ(printed.back(), protocol::eventToJson(event(1)));
}

TEST(EventsList, EndsAtTheLimitAcrossPages) {
    FakeDaemon daemon;
    const std::vector<Event> full(500, event(1));
    givePages(daemon, {full, {event(2), event(3)}, {event(4)}});
    run(daemon, {"events", "list", "--limit", "502", "--ids"});
    ASSERT_EQ(daemon.calls.size(), 2U);
    EXPECT_EQ(daemon.calls[0].params["limit"], 500);
    EXPECT_EQ(daemon.calls[1].params["limit"], 2);
}

TEST(EventsList, IsOneDocumentWithJson) {
    FakeDaemon daemon;
    givePages(daemon, {{event(2)}, {event(1)}});
    const auto document = Json::parse(run(daemon, {"events", "list", "--all", "--json"}).out);
    EXPECT_EQ(document,
              (Json{{"events", {protocol::eventToJson(event(2)), protocol::eventToJson(event(1))}},
                    {"elapsedMicroseconds", 200}}));
}

TEST(EventsList, IsAnEmptyDocumentWithoutEvents) {
    FakeDaemon daemon;
    givePages(daemon, {{}});
    EXPECT_EQ(Json::parse(run(daemon, {"--json", "events", "list"}).out)["events"], Json::array());
}

TEST(EventsList, PrintsIdsForOtherPrograms) {
    FakeDaemon daemon;
    givePages(daemon, {{event(2), event(1)}});
    EXPECT_EQ(run(daemon, {"events", "list", "--ids"}).out,
              "00000000-0000-7000-8000-000000000002\n00000000-0000-7000-8000-000000000001\n");
}

TEST(EventsList, TellsTheTimeOfTheQueriesOnStandardError) {
    FakeDaemon daemon;
    givePages(daemon, {{event(1)}, {}});
    EXPECT_EQ(run(daemon, {"events", "list", "--all", "--timing", "--jsonl"}).err,
              "elapsedMicroseconds: 200\n");
}

TEST(EventsList, FailsWhenALaterPageFails) {
    FakeDaemon daemon;
    daemon.answer("events.list", [](const Json& params) -> Result<Json> {
        if (params.contains("before")) {
            return testing::connectionLost();
        }
        return protocol::toJson(protocol::EventPage{{event(1)}, "1", 1});
    });
    EXPECT_EQ(run(daemon, {"events", "list", "--all", "--jsonl"}).exit, ExitCode::Unreachable);
}

TEST(EventsShow, TellsEverythingOfOneEvent) {
    FakeDaemon daemon;
    protocol::EventDetail detail{.event = event(1), .revisions = {}};
    detail.event.metadata = R"({"path":"/srv","text":"\u009b31m"})";
    detail.revisions.push_back({1, detail.event.startDate, Json{{"title", "Earlier"}}});
    daemon.answerWith("events.get", detail);
    Sender sender;
    sender.name = "backup";
    daemon.answerWith("senders.get", sender);
    const auto outcome = run(daemon, {"events", "show", "00000000-0000-7000-8000-000000000001"});
    EXPECT_EQ(daemon.onlyCall("events.get"), (Json{{"id", eventId(1).toString()}}));
    EXPECT_THAT(outcome.out, HasSubstr("Title            Event 1\n"));
    EXPECT_THAT(outcome.out, HasSubstr("Sender           backup ("));
    EXPECT_THAT(outcome.out, HasSubstr(R"("path": "/srv")"));
    EXPECT_THAT(outcome.out, HasSubstr("Revision 1, replaced "));
    EXPECT_THAT(outcome.out, HasSubstr("\"Earlier\""));
    EXPECT_THAT(outcome.out, Not(HasSubstr("\u009b")));
    EXPECT_THAT(outcome.out, Not(HasSubstr("Actions")));
}

TEST(EventsChanges, CallTheMethodOfTheirVerb) {
    const std::vector<std::array<const char*, 3>> changes{
        {"ack", "events.acknowledge", "2 events acknowledged.\n"},
        {"unack", "events.unacknowledge", "2 events unacknowledged.\n"},
        {"dismiss", "events.dismiss", "2 events dismissed.\n"},
        {"undismiss", "events.undismiss", "2 events shown again.\n"},
        {"delete", "events.delete", "2 events deleted.\n"}};
    for (const auto& [verb, method, report] : changes) {
        FakeDaemon daemon;
        daemon.answerWith(method, protocol::ChangedResult{2});
        const auto outcome = run(daemon, {"events", verb, "00000000-0000-7000-8000-000000000001",
                                          "00000000-0000-7000-8000-000000000002"});
        EXPECT_EQ(outcome.out, report);
        EXPECT_EQ(daemon.onlyCall(method),
                  (Json{{"ids", {eventId(1).toString(), eventId(2).toString()}}}));
    }
}

TEST(EventsChanges, SendAtMostAThousandIdsARequest) {
    FakeDaemon daemon;
    daemon.answer("events.delete", [](const Json& params) {
        return Json{{"changed", params["ids"].size()}};
    });
    std::vector<const char*> arguments{"events", "delete"};
    arguments.insert(arguments.end(), 1001, "00000000-0000-7000-8000-000000000001");
    EXPECT_EQ(run(daemon, arguments).out, "1001 events deleted.\n");
    EXPECT_EQ(daemon.calls.size(), 2U);
}

} // namespace
} // namespace tempo::cli
