#include "cli/follower.hpp"
#include "unit/cli/fake_daemon.hpp"
#include "unit/cli/sample_events.hpp"

#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using namespace std::chrono_literals;
using protocol::Json;
using testing::connectionLost;
using ::testing::ElementsAre;
using testing::event;
using testing::eventId;
using testing::FakeDaemon;
using ::testing::IsEmpty;
using testing::run;

constexpr std::uint64_t kSubscription = 3;

protocol::Notification changed(std::vector<Event> events) {
    return {"events.changed",
            protocol::toJson(protocol::EventsChanged{kSubscription, std::move(events)})};
}

protocol::Notification lagged(Sequence after) {
    return {"events.lagged", protocol::toJson(protocol::SubscriptionLagged{kSubscription, after})};
}

void beginAt(FakeDaemon& daemon, Sequence sequence, std::vector<Event> stored = {}) {
    daemon.answerWith("events.subscribe", protocol::SubscribeResult{kSubscription, sequence});
    daemon.answerWith("events.list", protocol::EventPage{std::move(stored), {}, 0});
}

std::vector<Sequence> sequences(const std::string& lines) {
    std::vector<Sequence> found;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) {
        found.push_back(Json::parse(line)["sequence"].get<Sequence>());
    }
    return found;
}

std::vector<Json> subscriptions(const FakeDaemon& daemon) {
    std::vector<Json> found;
    for (const auto& call : daemon.calls) {
        if (call.method == "events.subscribe") {
            found.push_back(call.params);
        }
    }
    return found;
}

TEST(Follower, ShowsTheLastEventsOldestFirstAndThenTheNewOnes) {
    FakeDaemon daemon;
    beginAt(daemon, 5, {event(5), event(4)});
    daemon.notifications = {changed({event(6)}), changed({event(7), event(8)})};
    const auto outcome = run(daemon, {"events", "tail", "--limit", "5", "--jsonl"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(sequences(outcome.out), ElementsAre(4, 5, 6, 7, 8));
}

TEST(Follower, SubscribesBeforeItReadsSoThatNothingFallsBetween) {
    FakeDaemon daemon;
    beginAt(daemon, 5, {event(6), event(5)});
    daemon.notifications = {changed({event(6)}), changed({event(7)})};
    const auto outcome = run(daemon, {"events", "tail", "--limit", "3", "--jsonl"});
    EXPECT_EQ(daemon.calls.front().method, "events.subscribe");
    EXPECT_THAT(sequences(outcome.out), ElementsAre(5, 6, 7)) << "6 is in both and shows once";
}

TEST(Follower, EndsAtTheLimitEvenWithinOneNotification) {
    FakeDaemon daemon;
    beginAt(daemon, 0);
    daemon.notifications = {changed({event(1), event(2), event(3)})};
    EXPECT_THAT(sequences(run(daemon, {"events", "tail", "--limit", "2", "--jsonl"}).out),
                ElementsAre(1, 2));
}

TEST(Follower, AsksForNoMoreStoredEventsThanTheLimit) {
    FakeDaemon daemon;
    beginAt(daemon, 5, {event(5)});
    run(daemon, {"events", "tail", "--limit", "1", "--provider", "p"});
    EXPECT_EQ(daemon.onlyCall("events.list")["limit"], 1);
    EXPECT_EQ(daemon.onlyCall("events.list")["provider"], "p");
    EXPECT_EQ(daemon.onlyCall("events.subscribe"), (Json{{"provider", "p"}}));
}

TEST(Follower, ShowsNoStoredEventsWhenToldSo) {
    FakeDaemon daemon;
    beginAt(daemon, 5);
    daemon.notifications = {changed({event(6)})};
    EXPECT_THAT(
        sequences(run(daemon, {"events", "tail", "--last", "0", "--limit", "1", "--json"}).out),
        ElementsAre(6));
    EXPECT_TRUE(daemon.onlyCall("events.list").is_null());
}

TEST(Follower, BeginsAfterAnEvent) {
    FakeDaemon daemon;
    beginAt(daemon, 5);
    daemon.notifications = {changed({event(6)})};
    const std::string id = eventId(5).toString();
    run(daemon, {"events", "tail", "--after", id.c_str(), "--limit", "1"});
    EXPECT_EQ(daemon.onlyCall("events.subscribe"), (Json{{"afterEvent", id}}));
    EXPECT_TRUE(daemon.onlyCall("events.list").is_null());
}

TEST(Follower, ResumesAfterTheLastChangeWhenTheDaemonRestarts) {
    FakeDaemon daemon;
    beginAt(daemon, 5, {event(5)});
    daemon.notifications = {changed({event(6)}), connectionLost(), changed({event(6), event(7)}),
                            changed({event(8)})};
    const auto outcome = run(daemon, {"events", "tail", "--limit", "4", "--jsonl"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(sequences(outcome.out), ElementsAre(5, 6, 7, 8));
    EXPECT_THAT(subscriptions(daemon), ElementsAre(Json::object(), Json{{"afterSequence", 6}}));
}

TEST(Follower, WaitsLongerEachTimeUpToFifteenSeconds) {
    FakeDaemon daemon;
    beginAt(daemon, 0);
    int connections = 0;
    daemon.answer("events.subscribe", [&](const Json&) -> Result<Json> {
        const bool down = connections++ % 8 != 0;
        return down ? Result<Json>(connectionLost())
                    : Result<Json>(protocol::toJson(protocol::SubscribeResult{kSubscription, 0}));
    });
    daemon.notifications = {connectionLost(), connectionLost(), changed({event(1)})};
    const auto outcome = run(daemon, {"events", "tail", "--last", "0", "--limit", "1", "--jsonl"});
    const std::vector<std::chrono::milliseconds> pauses{500ms,  1000ms,  2000ms,  4000ms,
                                                        8000ms, 15000ms, 15000ms, 15000ms};
    ASSERT_EQ(outcome.pauses.size(), 16U);
    EXPECT_TRUE(std::equal(pauses.begin(), pauses.end(), outcome.pauses.begin()));
    EXPECT_EQ(outcome.pauses[8], 500ms) << "a connection that worked begins anew";
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 2)
        << "one line for each outage";
}

TEST(Follower, EndsWhenTheDaemonIsNotThereToBeginWith) {
    FakeDaemon daemon;
    daemon.connectFailures = {{ExitCode::Unreachable, "no daemon found."}};
    const auto outcome = run(daemon, {"events", "tail"});
    EXPECT_EQ(outcome.exit, ExitCode::Unreachable);
    EXPECT_THAT(outcome.pauses, IsEmpty());
}

TEST(Follower, EndsWhenRepeatingCannotMendIt) {
    FakeDaemon daemon;
    beginAt(daemon, 0);
    daemon.notifications = {connectionLost()};
    daemon.answer("events.subscribe", [&daemon](const Json&) -> Result<Json> {
        if (daemon.connections > 1) {
            return fail(ExitCode::Forbidden, "no longer a viewer.");
        }
        return protocol::toJson(protocol::SubscribeResult{kSubscription, 0});
    });
    EXPECT_EQ(run(daemon, {"events", "tail"}).exit, ExitCode::Forbidden);
}

TEST(Follower, SubscribesAgainWhenItWasTooSlow) {
    FakeDaemon daemon;
    beginAt(daemon, 0);
    daemon.notifications = {changed({event(1)}), lagged(1), changed({event(2)})};
    const auto outcome = run(daemon, {"events", "tail", "--last", "0", "--limit", "2", "--jsonl"});
    EXPECT_THAT(sequences(outcome.out), ElementsAre(1, 2));
    EXPECT_THAT(subscriptions(daemon), ElementsAre(Json::object(), Json{{"afterSequence", 1}}));
    EXPECT_EQ(daemon.connections, 1U);
}

TEST(Follower, LeavesOtherNotificationsAlone) {
    FakeDaemon daemon;
    beginAt(daemon, 0);
    daemon.notifications = {
        protocol::Notification{"events.deleted", protocol::toJson(protocol::EventsDeleted{
                                                     kSubscription, {eventId(1)}})},
        protocol::Notification{"something.newer", Json::object()}, changed({event(2)})};
    EXPECT_THAT(
        sequences(run(daemon, {"events", "tail", "--last", "0", "--limit", "1", "--jsonl"}).out),
        ElementsAre(2));
}

} // namespace
} // namespace tempo::cli
