#include "model/sources/source_model.hpp"
#include "support/scripted_link.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using protocol::Source;
using protocol::SourceKind;

class Sources : public testing::Test {
protected:
    void connect() {
        link.answerWith("senders.list", protocol::SenderList{.senders = listed});
        link.answerWith("sources.subscribe",
                        protocol::SourcesSubscribed{.subscription = 3, .sources = stored});
        link.become(LinkState::Connected);
    }

    static Sender sender(std::string provider) {
        Sender made;
        made.provider = std::move(provider);
        return made;
    }

    static Source source(std::string provider) {
        return {.providerIdentifier = provider, .displayName = std::move(provider)};
    }

    static Source umbrella(std::string prefix) {
        auto made = source(std::move(prefix));
        made.kind = SourceKind::Umbrella;
        return made;
    }

    static Source below(std::string prefix, std::string provider) {
        auto made = source(std::move(provider));
        made.parent = std::move(prefix);
        return made;
    }

    void tell(const protocol::SourcesChanged& changed) { Q_EMIT link.sourcesChanged(changed); }

    std::string spokenAt(int row) {
        return model.index(row, 0).data(Qt::AccessibleTextRole).toString().toStdString();
    }

    std::vector<Sender> listed;
    std::vector<Source> stored;
    test::ScriptedLink link;
    SenderListModel senders{link};
    SourceModel model{senders, link};
};

TEST_F(Sources, AreThoseThatSendAndThoseThatMay) {
    listed = {sender("zigbee"), sender("backup")};
    stored = {source("scripts.test")};
    connect();
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.rows()[0].provider, "backup");
    EXPECT_EQ(model.rows()[0].padlock, Padlock::Unknown);
    EXPECT_EQ(model.rows()[1].provider, "scripts.test");
    EXPECT_EQ(model.rows()[1].padlock, Padlock::Open);
}

TEST_F(Sources, AreBelowTheirUmbrella) {
    stored = {source("alone"), umbrella("scripts"), below("scripts", "scripts.a"),
              below("scripts", "scripts.b")};
    connect();
    ASSERT_EQ(model.rowCount(), 2);
    const auto over = model.index(1, 0);
    ASSERT_EQ(model.rowCount(over), 2);
    EXPECT_EQ(model.rowAt(model.index(1, 0, over))->provider, "scripts.b");
    EXPECT_EQ(model.rowAt(model.index(1, 0, over))->name, "b");
    EXPECT_EQ(model.parent(model.index(1, 0, over)), over);
    EXPECT_FALSE(model.parent(over).isValid());
    EXPECT_EQ(model.rowCount(model.index(0, 0, over)), 0);
}

TEST_F(Sources, AreCalledByWhatIsTheirOwnBelowAnUmbrellaOfTheirName) {
    stored = {umbrella("com.uptime-kuma"), below("com.uptime-kuma", "com.uptime-kuma.attic"),
              below("com.uptime-kuma", "com.uptime-kuma.cellar")};
    for (auto& each : stored) {
        each.displayName = "Uptime Kuma";
    }
    connect();
    const auto over = model.index(0, 0);
    EXPECT_EQ(over.data().toString(), "Uptime Kuma");
    EXPECT_EQ(model.index(1, 0, over).data().toString(), "cellar");
}

TEST_F(Sources, AreNotBelowADomainAlone) {
    stored = {umbrella("com"), below("com", "com.github"), below("com", "com.grafana")};
    connect();
    EXPECT_EQ(model.rowCount(), 2);
}

TEST_F(Sources, OfASenderThatIsQuietAreBelowTheUmbrellaToo) {
    listed = {sender("scripts.c"), sender("scripts")};
    stored = {umbrella("scripts"), below("scripts", "scripts.a"), below("scripts", "scripts.b")};
    connect();
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.rowCount(model.index(0, 0)), 3);
}

TEST_F(Sources, ChangeInTheirPlace) {
    stored = {umbrella("scripts"), below("scripts", "scripts.a"), below("scripts", "scripts.b")};
    connect();
    int resets = 0;
    QObject::connect(&model, &SourceModel::modelReset, [&resets] { ++resets; });
    auto busy = stored[2];
    busy.needsAttention = 1;
    tell({.subscription = 3, .sources = {busy}, .removed = {}});
    EXPECT_EQ(resets, 0);
    EXPECT_EQ(model.rowAt(model.indexOf(busy.key()))->needsAttention, 1U);
}

TEST_F(Sources, CloseTheirPadlockWithTheNextEventOverTls) {
    stored = {source("nas")};
    connect();
    auto secure = source("nas");
    secure.padlock = protocol::Padlock::Closed;
    tell({.subscription = 3, .sources = {secure}, .removed = {}});
    EXPECT_EQ(model.rows()[0].padlock, Padlock::Closed);
}

TEST_F(Sources, AreNoMoreWhenTheyAreRemoved) {
    stored = {source("nas"), source("ups")};
    connect();
    tell({.subscription = 3, .sources = {}, .removed = {stored[0].key()}});
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.rows()[0].provider, "ups");
}

TEST_F(Sources, LeaveOutWhatAnEndedSubscriptionStillSends) {
    connect();
    tell({.subscription = 2, .sources = {source("nas")}, .removed = {}});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(Sources, AreReadAnewWhenTheyLagged) {
    connect();
    stored = {source("nas")};
    link.answerWith("sources.subscribe",
                    protocol::SourcesSubscribed{.subscription = 4, .sources = stored});
    Q_EMIT link.listLagged({.subscription = 3});
    EXPECT_EQ(model.rowCount(), 1);
}

TEST_F(Sources, ShowADowngradeBeforeTheFirstEvent) {
    listed = {sender("scripts.test")};
    listed[0].downgradeAttemptedAt = Timestamp(std::chrono::seconds(1));
    connect();
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.rows()[0].padlock, Padlock::Downgrade);
    EXPECT_EQ(model.rows()[0].sender, listed[0].id.toString());
}

TEST_F(Sources, NameTheSenderOfADowngradeBelowItsPrefix) {
    listed = {sender("scripts")};
    listed[0].downgradeAttemptedAt = Timestamp(std::chrono::seconds(1));
    stored = {source("scripts.nas")};
    stored[0].padlock = protocol::Padlock::Downgraded;
    connect();
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.rows()[0].sender, listed[0].id.toString());
}

TEST_F(Sources, SayWhatNeedsAttentionAndWhoIsSilent) {
    stored = {source("nas")};
    stored[0].displayName = "The NAS";
    stored[0].needsAttention = 2;
    stored[0].worstSeverity = Severity::Error;
    stored[0].liveness = Liveness::Silent;
    connect();
    EXPECT_EQ(spokenAt(0),
              "The NAS, last event came in the clear, needing attention: 2, the worst: Error, "
              "silent since " +
                  TimeText().dayAndTime(stored[0].lastSeen).toStdString());
}

} // namespace
} // namespace tempo::model
