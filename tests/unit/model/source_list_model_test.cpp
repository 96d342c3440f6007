#include "model/source_list_model.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using test::numbered;

class Sources : public testing::Test {
protected:
    void connect() {
        link.answerWith("senders.list", protocol::SenderList{.senders = listed});
        link.become(LinkState::Connected);
    }

    static Sender sender(std::string provider) {
        Sender made;
        made.provider = std::move(provider);
        return made;
    }

    std::vector<Sender> listed;
    test::ScriptedLink link;
    test::StoredEvents store{link};
    EventFeed feed{link};
    SenderListModel senders{link};
    AttentionModel attention{link, feed};
    SourceListModel model{senders, attention, feed, link};
};

TEST_F(Sources, AreThoseThatSendAndThoseThatMay) {
    listed = {sender("zigbee"), sender("backup")};
    store.add(numbered(1));
    connect();
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.rowAt(0)->provider, "backup");
    EXPECT_EQ(model.rowAt(0)->padlock, Padlock::Unknown);
    EXPECT_EQ(model.rowAt(1)->provider, "scripts.test");
    EXPECT_EQ(model.rowAt(1)->padlock, Padlock::Open);
}

TEST_F(Sources, CloseTheirPadlockWithTheNextEventOverTls) {
    store.add(numbered(1));
    connect();
    auto secure = numbered(2);
    secure.transport = Transport::Tls;
    Q_EMIT feed.changed({secure});
    EXPECT_EQ(model.rowAt(0)->padlock, Padlock::Closed);
}

TEST_F(Sources, ShowADowngradeUntilTheTokenIsRotated) {
    listed = {sender("scripts.test")};
    listed[0].downgradeAttemptedAt = numbered(1).startDate;
    connect();
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.rowAt(0)->padlock, Padlock::Downgrade);
    EXPECT_EQ(model.rowAt(0)->sender, listed[0].id.toString());
}

TEST_F(Sources, CountWhatNeedsAttention) {
    store.add(numbered(1, Severity::Error));
    store.add(numbered(2, Severity::Warning));
    connect();
    EXPECT_EQ(model.rowAt(0)->attention,
              (AttentionModel::Share{.count = 2, .worst = Severity::Error}));
    EXPECT_EQ(model.index(0).data(Qt::AccessibleTextRole).toString().toStdString(),
              "scripts.test, last event came in the clear, 2 need attention, worst: Error");
}

} // namespace
} // namespace tempo::model
