#include "model/sources/source_list_model.hpp"
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

    void tell(const protocol::SourcesChanged& changed) { Q_EMIT link.sourcesChanged(changed); }

    std::string spokenAt(int row) {
        return model.index(row).data(Qt::AccessibleTextRole).toString().toStdString();
    }

    std::vector<Sender> listed;
    std::vector<Source> stored;
    test::ScriptedLink link;
    SenderListModel senders{link};
    SourceListModel model{senders, link};
};

TEST_F(Sources, AreThoseThatSendAndThoseThatMay) {
    listed = {sender("zigbee"), sender("backup")};
    stored = {source("scripts.test")};
    connect();
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.rowAt(0)->provider, "backup");
    EXPECT_EQ(model.rowAt(0)->padlock, Padlock::Unknown);
    EXPECT_EQ(model.rowAt(1)->provider, "scripts.test");
    EXPECT_EQ(model.rowAt(1)->padlock, Padlock::Open);
}

TEST_F(Sources, LeaveUmbrellasOut) {
    auto umbrella = source("scripts");
    umbrella.kind = SourceKind::Umbrella;
    stored = {umbrella, source("scripts.a"), source("scripts.b")};
    connect();
    EXPECT_EQ(model.rowCount(), 2);
}

TEST_F(Sources, CloseTheirPadlockWithTheNextEventOverTls) {
    stored = {source("nas")};
    connect();
    auto secure = source("nas");
    secure.padlock = protocol::Padlock::Closed;
    tell({.subscription = 3, .sources = {secure}, .removed = {}});
    EXPECT_EQ(model.rowAt(0)->padlock, Padlock::Closed);
}

TEST_F(Sources, AreNoMoreWhenTheyAreRemoved) {
    stored = {source("nas"), source("ups")};
    connect();
    tell({.subscription = 3, .sources = {}, .removed = {stored[0].key()}});
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.rowAt(0)->provider, "ups");
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
    EXPECT_EQ(model.rowAt(0)->padlock, Padlock::Downgrade);
    EXPECT_EQ(model.rowAt(0)->sender, listed[0].id.toString());
}

TEST_F(Sources, NameTheSenderOfADowngradeBelowItsPrefix) {
    listed = {sender("scripts")};
    listed[0].downgradeAttemptedAt = Timestamp(std::chrono::seconds(1));
    stored = {source("scripts.nas")};
    stored[0].padlock = protocol::Padlock::Downgraded;
    connect();
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.rowAt(1)->sender, listed[0].id.toString());
}

TEST_F(Sources, SayWhatNeedsAttentionAndWhoIsSilent) {
    stored = {source("nas")};
    stored[0].displayName = "The NAS";
    stored[0].needsAttention = 2;
    stored[0].worstSeverity = Severity::Error;
    stored[0].liveness = Liveness::Silent;
    connect();
    EXPECT_EQ(spokenAt(0),
              "The NAS, last event came in the clear, 2 need attention, worst: Error, silent");
}

} // namespace
} // namespace tempo::model
