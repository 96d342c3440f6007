#include "component/control/session_fixture.hpp"

#include <gmock/gmock.h>

#include <random>

namespace tempo::control::test {
namespace {

using protocol::Json;
using testing::ElementsAre;
using testing::HasSubstr;

class SubscriptionTest : public SessionFixture {
protected:
    /// The sequences of the next `events.changed` notification.
    static std::vector<Sequence> changed(Client& client) {
        const auto notification = client.notification();
        EXPECT_EQ(notification.method, "events.changed");
        std::vector<Sequence> sequences;
        for (const auto& event : notification.params["events"]) {
            sequences.push_back(event["sequence"]);
        }
        return sequences;
    }

    static Json subscribe(Client& client, const Json& params = Json::object()) {
        return resultOf(client.call("events.subscribe", params));
    }

    /// Lets everything run that is ready.
    void settle() {
        io.restart();
        io.poll();
    }
};

std::vector<Sequence> upTo(Sequence last) {
    std::vector<Sequence> all;
    for (Sequence sequence = 1; sequence <= last; ++sequence) {
        all.push_back(sequence);
    }
    return all;
}

TEST_F(SubscriptionTest, ShowsWhatIsCommittedFromThenOn) {
    daemon.store.commit({"a", "a"});
    auto client = greeted();
    EXPECT_EQ(subscribe(client), (Json{{"subscription", 1}, {"sequence", 2}}));
    settle();
    daemon.store.commit({"a", "b"});
    EXPECT_THAT(changed(client), ElementsAre(3, 4));
    EXPECT_EQ(daemon.store.pagesRead, 0U);
}

TEST_F(SubscriptionTest, ShowsTheWholeEvent) {
    auto client = greeted();
    subscribe(client);
    settle();
    daemon.store.commit({"scripts.shell"}, R"({"k":[1]})");
    const auto params = client.notification().params;
    EXPECT_EQ(params["subscription"], 1);
    const auto event = protocol::eventFromJson(params["events"][0]);
    ASSERT_TRUE(event) << event.error().detail;
    EXPECT_EQ(event->providerIdentifier, "scripts.shell");
    EXPECT_EQ(event->metadata, R"({"k":[1]})");
}

TEST_F(SubscriptionTest, ResumesAfterASequence) {
    daemon.store.commit({"a", "a", "a"});
    auto client = greeted();
    EXPECT_EQ(subscribe(client, {{"afterSequence", 1}})["sequence"], 1);
    EXPECT_THAT(changed(client), ElementsAre(2, 3));
}

TEST_F(SubscriptionTest, ResumesAfterAnEvent) {
    daemon.store.commit({"a", "a", "a"});
    auto client = greeted();
    EXPECT_EQ(subscribe(client, {{"afterEvent", FakeStore::idOf(2).toString()}})["sequence"], 2);
    EXPECT_THAT(changed(client), ElementsAre(3));
}

TEST_F(SubscriptionTest, IsRefusedForAnEventThatIsGoneOrForTwoPlaces) {
    auto client = greeted();
    const auto gone = FakeStore::idOf(9).toString();
    EXPECT_EQ(errorOf(client.call("events.subscribe", {{"afterEvent", gone}})).code,
              ErrorCode::NotFound);
    EXPECT_THAT(
        errorOf(client.call("events.subscribe", {{"afterEvent", gone}, {"afterSequence", 1}}))
            .detail,
        HasSubstr("exclude each other"));
    EXPECT_EQ(followers(), 0U);
}

/// Commits of random sizes, told at once or later, that fall into the reading of pages.
class RandomCommits {
public:
    RandomCommits(FakeStore& store, unsigned seed) : store_(store), random_(seed) {}

    void atFirst() { store_.commit(std::vector<std::string>(600 + random_() % 900, "a")); }

    void duringAPage() {
        for (auto commits = random_() % 4; commits > 0; --commits) {
            store_.commitQuietly(some(random_() % 8 == 0 ? 700 : 5));
        }
        if (random_() % 2 == 0) {
            store_.tellOfCommits();
        }
    }

    void betweenTurns() {
        const auto dice = random_() % 8;
        if (dice == 0) {
            store_.tellOfCommits();
        } else if (dice < 4) {
            store_.commitQuietly(some(4));
        }
    }

private:
    std::vector<std::string> some(std::size_t most) {
        return std::vector<std::string>(random_() % most, "a");
    }

    FakeStore& store_;
    std::mt19937 random_;
};

class CatchingUp : public SubscriptionTest, public testing::WithParamInterface<unsigned> {};

TEST_P(CatchingUp, GetsEveryChangeOnceAndInOrderHoweverCommitsFallIntoIt) {
    RandomCommits commits(daemon.store, GetParam());
    commits.atFirst();
    daemon.store.whileAPageIsOnItsWay = [&] {
        commits.duringAPage();
    };
    auto client = greeted();
    subscribe(client, {{"afterSequence", 0}});
    for (int turn = 0; turn < 200; ++turn) {
        io.restart();
        io.poll_one();
        commits.betweenTurns();
    }
    daemon.store.whileAPageIsOnItsWay = [] {
    };
    daemon.store.tellOfCommits();
    std::vector<Sequence> got;
    while (got.size() < daemon.store.lastSequence()) {
        for (const auto sequence : changed(client)) {
            got.push_back(sequence);
        }
    }
    EXPECT_EQ(got, upTo(daemon.store.lastSequence()));
}

INSTANTIATE_TEST_SUITE_P(Subscription, CatchingUp, testing::Range(0U, 20U));

TEST_F(SubscriptionTest, GoesLiveThoughTheLastChangesWereDeleted) {
    daemon.store.commit({"a", "a", "a"});
    daemon.store.remove(2);
    daemon.store.remove(3);
    auto client = greeted();
    subscribe(client, {{"afterSequence", 0}});
    EXPECT_THAT(changed(client), ElementsAre(1));
    settle();
    daemon.store.commit({"a"});
    EXPECT_THAT(changed(client), ElementsAre(4));
    EXPECT_EQ(daemon.store.pagesRead, 1U);
}

TEST_F(SubscriptionTest, TellsADeletionAfterThePageThatMayHoldTheEvent) {
    daemon.store.commit({"a", "a"});
    daemon.store.whileAPageIsOnItsWay = [&] {
        daemon.store.remove(2);
    };
    auto client = greeted();
    subscribe(client, {{"afterSequence", 0}});
    EXPECT_THAT(changed(client), ElementsAre(1, 2));
    const auto deleted = client.notification();
    EXPECT_EQ(deleted.method, "events.deleted");
    EXPECT_EQ(deleted.params["ids"], Json({FakeStore::idOf(2).toString()}));
}

TEST_F(SubscriptionTest, TellsADeletionWhileItIsLive) {
    daemon.store.commit({"a"});
    auto client = greeted();
    subscribe(client);
    settle();
    daemon.store.remove(1);
    EXPECT_EQ(client.notification().method, "events.deleted");
}

TEST_F(SubscriptionTest, ShowsOneProviderAloneCaughtUpAndLive) {
    daemon.store.commit({"a", "b", "a"});
    auto client = greeted();
    subscribe(client, {{"afterSequence", 0}, {"provider", "a"}});
    EXPECT_THAT(changed(client), ElementsAre(1, 3));
    settle();
    daemon.store.commit({"b"});
    daemon.store.commit({"b", "a"});
    EXPECT_THAT(changed(client), ElementsAre(6));
}

TEST_F(SubscriptionTest, ShowsNothingAfterItsEnd) {
    auto client = greeted();
    subscribe(client);
    subscribe(client);
    settle();
    EXPECT_EQ(resultOf(client.call("events.unsubscribe", {{"subscription", 1}})), Json::object());
    EXPECT_EQ(errorOf(client.call("events.unsubscribe", {{"subscription", 1}})).code,
              ErrorCode::NotFound);
    daemon.store.commit({"a"});
    EXPECT_EQ(client.notification().params["subscription"], 2);
    EXPECT_EQ(resultOf(client.call("status.get"))["version"], "1.2.3");
    EXPECT_EQ(followers(), 1U);
}

TEST_F(SubscriptionTest, EndsWithItsConnection) {
    daemon.store.commit({"a"});
    {
        auto client = greeted();
        subscribe(client, {{"afterSequence", 0}}); // the page is on its way when the client leaves
    }
    EXPECT_EQ(sessions(), 0U);
    EXPECT_EQ(followers(), 0U);
    daemon.store.commit({"a"});
}

TEST_F(SubscriptionTest, TellsWhichEventsWereDerivedAgain) {
    auto client = greeted();
    subscribe(client);
    settle();
    daemon.store.restyle("scripts");
    const auto told = client.notification();
    EXPECT_EQ(told.method, "events.restyled");
    EXPECT_EQ(told.params, (Json{{"subscription", 1}, {"score", "scripts"}}));
}

TEST_F(SubscriptionTest, HasABoundForEachConnection) {
    auto client = greeted();
    for (int i = 0; i < 16; ++i) {
        subscribe(client);
    }
    EXPECT_EQ(errorOf(client.call("events.subscribe")).code, ErrorCode::RateLimited);
}

TEST_F(SubscriptionTest, OfASlowClientLagsAndCanBeTakenUpWhereItEnded) {
    options.outboxBytes = 100'000;
    auto client = greeted();
    subscribe(client);
    settle();
    const auto big = R"({"a":")" + std::string(10'000, 'x') + R"("})";
    while (followers() > 0) {
        daemon.store.commit({"a"}, big);
        settle();
        ASSERT_LT(daemon.store.lastSequence(), 1000U);
    }
    std::vector<Sequence> got;
    auto next = client.notification();
    for (; next.method == "events.changed"; next = client.notification()) {
        got.push_back(next.params["events"][0]["sequence"]);
    }
    EXPECT_EQ(next.method, "events.lagged");
    EXPECT_EQ(next.params, (Json{{"subscription", 1}, {"afterSequence", got.size()}}));
    EXPECT_EQ(subscribe(client, {{"afterSequence", got.size()}})["subscription"], 2);
    while (got.size() < daemon.store.lastSequence()) {
        for (const auto sequence : changed(client)) {
            got.push_back(sequence);
        }
    }
    EXPECT_EQ(got, upTo(daemon.store.lastSequence()));
}

TEST_F(SubscriptionTest, WaitsForASlowClientWhileItCatchesUp) {
    options.outboxBytes = 100'000;
    const auto big = R"({"a":")" + std::string(1000, 'x') + R"("})";
    daemon.store.commit(std::vector<std::string>(5000, "a"), big);
    auto client = greeted();
    subscribe(client, {{"afterSequence", 0}});
    settle();
    EXPECT_LT(daemon.store.pagesRead, 5U);
    std::vector<Sequence> got;
    while (got.size() < 5000) {
        for (const auto sequence : changed(client)) {
            got.push_back(sequence);
        }
    }
    EXPECT_EQ(got, upTo(5000));
}

} // namespace
} // namespace tempo::control::test
