#include "component/store/sample_events.hpp"
#include "store/database/query.hpp"
#include "store/senders/signature_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

UsedSignature signedAt(Timestamp time, std::uint8_t filler) {
    UsedSignature used;
    used.sender.uuid.bytes.fill(7);
    used.mark.signedAt = time;
    used.mark.mac.fill(filler);
    return used;
}

void store(TestDatabase& database, const UsedSignature& used,
           std::optional<std::string> key = std::nullopt) {
    auto batch = batchOf({draftTitled("a")}, database.clock.now());
    batch.signature = used.mark;
    batch.idempotencyKey = std::move(key);
    database.write([&](WriteContext& context) { return storeEvents(context, std::move(batch)); });
}

TEST(SignatureTable, RemembersASignatureWithItsEvents) {
    TestDatabase database;
    const auto now = database.clock.now();
    const auto used = signedAt(now, 1);
    store(database, used);
    database.reopen();
    EXPECT_THAT(loadSignatures(database.connection(), now), ElementsAre(used));
}

TEST(SignatureTable, RemembersARepetitionThatStoresNothing) {
    TestDatabase database;
    const auto now = database.clock.now();
    store(database, signedAt(now, 1), "key");
    store(database, signedAt(now, 2), "key");
    EXPECT_THAT(loadSignatures(database.connection(), now),
                ElementsAre(signedAt(now, 1), signedAt(now, 2)));
}

TEST(SignatureTable, GivesTheOldestFirstAndNoneFromBefore) {
    TestDatabase database;
    const auto now = database.clock.now();
    const auto early = signedAt(now - 200s, 1);
    const auto late = signedAt(now + 200s, 2);
    store(database, late);
    store(database, early);
    EXPECT_THAT(loadSignatures(database.connection(), now - 200s), ElementsAre(early, late));
    EXPECT_THAT(loadSignatures(database.connection(), now), ElementsAre(late));
    EXPECT_THAT(loadSignatures(database.connection(), now + 201s), IsEmpty());
}

TEST(SignatureTable, ForgetsWhatIsTooOldToPass) {
    TestDatabase database;
    const auto start = database.clock.now();
    for (std::uint8_t i = 0; i < 4; ++i) {
        store(database, signedAt(start, i));
    }
    database.clock.advance(301s);
    const auto late = signedAt(database.clock.now(), 9);
    store(database, late);
    store(database, late);
    EXPECT_THAT(loadSignatures(database.connection(), start), ElementsAre(late));
}

} // namespace
