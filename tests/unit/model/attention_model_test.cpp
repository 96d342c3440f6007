#include "model/attention_model.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using test::numbered;

class Attention : public testing::Test {
protected:
    void connect() { link.become(LinkState::Connected); }

    test::ScriptedLink link;
    test::StoredEvents store{link};
    EventFeed feed{link};
    AttentionModel model{link, feed};
};

TEST_F(Attention, CountsWhatTheStoreHolds) {
    store.add(numbered(1, Severity::Warning));
    store.add(numbered(2, Severity::Info));
    store.add(numbered(3, Severity::Critical));
    connect();
    EXPECT_EQ(model.count(), 2U);
    EXPECT_EQ(model.worst(), Severity::Critical);
    EXPECT_EQ(model.of("scripts.test"),
              (AttentionModel::Share{.count = 2, .worst = Severity::Critical}));
}

TEST_F(Attention, ReadsEveryPage) {
    for (std::uint64_t number = 1; number <= 2500; ++number) {
        store.add(numbered(number, Severity::Error));
    }
    connect();
    EXPECT_EQ(model.count(), 2500U);
}

TEST_F(Attention, GivesTheNewestFirst) {
    for (std::uint64_t number = 1; number <= 9; ++number) {
        store.add(numbered(number, Severity::Error));
    }
    connect();
    const auto newest = model.newest(2);
    ASSERT_EQ(newest.size(), 2U);
    EXPECT_EQ(newest[0].title, "Event 9");
    EXPECT_EQ(newest[1].title, "Event 8");
}

TEST_F(Attention, ForgetsWhatHasBeenSeenTo) {
    store.add(numbered(1, Severity::Warning));
    connect();
    auto seen = numbered(1, Severity::Warning);
    seen.needsAttention = false;
    Q_EMIT feed.changed({seen});
    EXPECT_EQ(model.count(), 0U);
    EXPECT_EQ(model.worst(), Severity::Ok);
}

TEST_F(Attention, ForgetsWhatHasBeenDeleted) {
    store.add(numbered(1, Severity::Warning));
    connect();
    Q_EMIT feed.deleted({numbered(1).id});
    EXPECT_EQ(model.count(), 0U);
}

} // namespace
} // namespace tempo::model
