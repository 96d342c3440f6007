#include "component/store/sample_events.hpp"
#include "store/database/query.hpp"
#include "store/events/event_query.hpp"

#include <gmock/gmock.h>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using namespace std::chrono_literals;
using testing::IsEmpty;

StoredBatch post(TestDatabase& database, std::string key, std::uint8_t sender = 1) {
    auto batch = batchOf({draftTitled("a"), draftTitled("b")}, database.clock.now());
    batch.idempotencyKey = std::move(key);
    batch.sender.uuid.bytes.fill(sender);
    return database.write(
        [&](WriteContext& context) { return storeEvents(context, std::move(batch)); });
}

std::int64_t keysKept(TestDatabase& database) {
    Query query(database.connection(), "SELECT count(*) FROM idempotency");
    query.next();
    return query.column<std::int64_t>(0);
}

TEST(Idempotency, AnswersARepeatWithTheFirstIdsAndStoresNothing) {
    TestDatabase database;
    const auto first = post(database, "key");
    const auto repeat = post(database, "key");

    EXPECT_EQ(repeat.ids, first.ids);
    EXPECT_EQ(repeat.ids.size(), 2U);
    EXPECT_THAT(repeat.events, IsEmpty());
    EXPECT_EQ(countEvents(database.connection()).events, 2U);
}

TEST(Idempotency, RemembersAcrossARestart) {
    TestDatabase database;
    const auto first = post(database, "key");
    database.reopen();
    EXPECT_EQ(post(database, "key").ids, first.ids);
}

TEST(Idempotency, TellsTheSameKeyOfTwoSendersApart) {
    TestDatabase database;
    EXPECT_NE(post(database, "key", 1).ids, post(database, "key", 2).ids);
}

TEST(Idempotency, ForgetsAfterADay) {
    TestDatabase database;
    const auto first = post(database, "key");
    database.clock.advance(24h - 1ms);
    EXPECT_EQ(post(database, "key").ids, first.ids);
    database.clock.advance(1ms);
    EXPECT_NE(post(database, "key").ids, first.ids);
}

TEST(Idempotency, RemovesOldKeysAsNewOnesCome) {
    TestDatabase database;
    for (int i = 0; i < 10; ++i) {
        post(database, "old " + std::to_string(i));
    }
    database.clock.advance(25h);
    for (int i = 0; i < 5; ++i) {
        post(database, "new " + std::to_string(i));
    }
    EXPECT_EQ(keysKept(database), 5);
}

} // namespace
