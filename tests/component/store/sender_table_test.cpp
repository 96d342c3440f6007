#include "component/store/test_database.hpp"
#include "store/senders/sender_table.hpp"

#include <gmock/gmock.h>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

SenderId idOf(std::uint8_t number) {
    SenderId id;
    id.uuid.bytes.fill(number);
    return id;
}

Sender senderNamed(std::uint8_t number, std::string name) {
    Sender sender;
    sender.id = idOf(number);
    sender.name = std::move(name);
    sender.provider = "scripts";
    sender.createdAt = Timestamp(std::chrono::seconds(1'700'000'000 + number));
    return sender;
}

SenderToken tokenOf(const SenderId& sender, char fill) {
    return {sender, std::string(32, fill), std::string("sealed\0bytes", 12), std::nullopt};
}

Expected<void> insert(TestDatabase& database, const Sender& sender,
                      const std::vector<SenderToken>& tokens) {
    return database.write(
        [&](WriteContext& context) { return insertSender(context, sender, tokens); });
}

TEST(SenderTable, GivesBackEveryFieldAsItWasStored) {
    TestDatabase database;
    auto full = senderNamed(1, "NAS \"links\"");
    full.expiresAt = full.createdAt + 24h;
    full.revokedAt = full.createdAt + 1h;
    full.allowedAddresses = {"192.168.1.0/24", "fd00::1"};
    full.rate = {EventRate::Kind::PerMinute, 500};
    full.showOnce = true;
    full.lastUsedAt = full.createdAt + 5min;
    full.lastUsedAddress = "192.168.1.7";
    full.lastUsedTransport = Transport::Tls;
    full.eventCount = 5'000'000'000;
    full.requireTls = true;
    full.clientSubject = "CN=nas,O=Home";
    full.tlsSince = full.createdAt + 3min;
    full.downgradeAttemptedAt = full.createdAt + 4min;
    full.exposedAt = full.createdAt + 6min;
    auto earlier = tokenOf(full.id, '\0');
    earlier.validUntil = full.createdAt + 2h;
    const auto plain = senderNamed(2, "plain");
    ASSERT_TRUE(insert(database, full, {tokenOf(full.id, 'a'), earlier}));
    ASSERT_TRUE(insert(database, plain, {}));
    database.reopen();

    EXPECT_THAT(
        loadSenders(database.connection()),
        ElementsAre(StoredSender{full, {tokenOf(full.id, 'a'), earlier}}, StoredSender{plain, {}}));
}

TEST(SenderTable, RefusesANameThatIsTaken) {
    TestDatabase database;
    ASSERT_TRUE(insert(database, senderNamed(1, "nas"), {}));
    const auto refused = insert(database, senderNamed(2, "nas"), {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().detail, HasSubstr("\"nas\""));

    ASSERT_TRUE(insert(database, senderNamed(2, "router"), {}));
    const auto renamed = database.write(
        [](WriteContext& context) { return updateSender(context, senderNamed(2, "nas")); });
    EXPECT_EQ(renamed.error().code, ErrorCode::Conflict);
}

TEST(SenderTable, UpdatesASenderButNotTheTracesOfUse) {
    TestDatabase database;
    auto sender = senderNamed(1, "nas");
    ASSERT_TRUE(insert(database, sender, {}));
    const SenderUse use{sender.id, sender.createdAt + 1min, "10.0.0.1", Transport::Tls,
                        3,         sender.createdAt};
    database.write([&](WriteContext& context) { return applyUses(context, std::array{use}), 0; });
    sender.name = "storage";
    sender.allowedAddresses = {"10.0.0.0/8"};
    sender.requireTls = true;
    sender.clientSubject = "CN=nas";
    ASSERT_TRUE(
        database.write([&](WriteContext& context) { return updateSender(context, sender); }));

    sender.lastUsedAt = use.lastUsedAt;
    sender.lastUsedAddress = use.address;
    sender.lastUsedTransport = use.transport;
    sender.eventCount = 3;
    sender.tlsSince = use.tlsSince;
    EXPECT_EQ(loadSenders(database.connection()).at(0).sender, sender);
}

TEST(SenderTable, AddsUsesUp) {
    TestDatabase database;
    ASSERT_TRUE(insert(database, senderNamed(1, "nas"), {}));
    const std::array uses{SenderUse{idOf(1), {}, "10.0.0.1", Transport::Plain, 3, {}},
                          SenderUse{idOf(9), {}, "10.0.0.1", Transport::Plain, 3, {}},
                          SenderUse{idOf(1), {}, "10.0.0.2", Transport::Plain, 4, {}}};
    database.write([&](WriteContext& context) { return applyUses(context, uses), 0; });
    const auto sender = loadSenders(database.connection()).at(0).sender;
    EXPECT_EQ(sender.eventCount, 7U);
    EXPECT_EQ(sender.lastUsedAddress, "10.0.0.2");
}

TEST(SenderTable, ReplacesTheTokensOfOneSender) {
    TestDatabase database;
    ASSERT_TRUE(insert(database, senderNamed(1, "a"), {tokenOf(idOf(1), 'a')}));
    ASSERT_TRUE(insert(database, senderNamed(2, "b"), {tokenOf(idOf(2), 'b')}));
    ASSERT_TRUE(database.write([](WriteContext& context) {
        return replaceTokens(context, idOf(1), std::array{tokenOf(idOf(1), 'c')});
    }));
    const auto senders = loadSenders(database.connection());
    EXPECT_THAT(senders.at(0).tokens, ElementsAre(tokenOf(idOf(1), 'c')));
    EXPECT_THAT(senders.at(1).tokens, ElementsAre(tokenOf(idOf(2), 'b')));
}

TEST(SenderTable, KeepsTheSealedValueOfATokenThatStays) {
    TestDatabase database;
    ASSERT_TRUE(insert(database, senderNamed(1, "a"), {tokenOf(idOf(1), 'a')}));
    auto stays = tokenOf(idOf(1), 'a');
    stays.sealed = "read before it was sealed anew";
    stays.validUntil = database.clock.now() + 1h;
    ASSERT_TRUE(database.write([&](WriteContext& context) {
        return replaceTokens(context, idOf(1), std::array{stays, tokenOf(idOf(1), 'b')});
    }));
    stays.sealed = tokenOf(idOf(1), 'a').sealed;
    EXPECT_THAT(loadSenders(database.connection()).at(0).tokens,
                ElementsAre(tokenOf(idOf(1), 'b'), stays));
}

TEST(SenderTable, LeavesTheTokenOfAnotherSenderAlone) {
    TestDatabase database;
    ASSERT_TRUE(insert(database, senderNamed(1, "a"), {tokenOf(idOf(1), 'a')}));
    ASSERT_TRUE(insert(database, senderNamed(2, "b"), {tokenOf(idOf(2), 'b')}));
    const auto refused = database.write([](WriteContext& context) {
        return replaceTokens(context, idOf(1), std::array{tokenOf(idOf(1), 'b')});
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
}

TEST(SenderTable, RevokesASenderOnceAndKeepsItsTokensWithoutTheirValues) {
    TestDatabase database;
    ASSERT_TRUE(insert(database, senderNamed(1, "a"), {tokenOf(idOf(1), 'a')}));
    const auto revoke = [](WriteContext& context) {
        return revokeSender(context, idOf(1));
    };
    const auto revokedAt = database.clock.now();
    ASSERT_TRUE(database.write(revoke));
    database.clock.advance(1h);
    ASSERT_TRUE(database.write(revoke));
    const auto stored = loadSenders(database.connection()).at(0);
    auto known = tokenOf(idOf(1), 'a');
    known.sealed.clear();
    EXPECT_EQ(stored.sender.revokedAt, revokedAt);
    EXPECT_THAT(stored.tokens, ElementsAre(known));
}

TEST(SenderTable, MarksADowngradeOnceAndOnlyForATokenOfTheSender) {
    TestDatabase database;
    ASSERT_TRUE(insert(database, senderNamed(1, "a"), {tokenOf(idOf(1), 'a')}));
    ASSERT_TRUE(insert(database, senderNamed(2, "b"), {tokenOf(idOf(2), 'b')}));
    const auto mark = [&](std::uint8_t number, char lookup, Timestamp at) {
        const SenderDowngrade downgrade{idOf(number), std::string(32, lookup), at};
        return database.write([&](WriteContext& c) { return markDowngrade(c, downgrade); });
    };
    const auto at = database.clock.now();
    EXPECT_FALSE(mark(1, 'b', at));
    EXPECT_FALSE(mark(1, 'x', at));
    EXPECT_TRUE(mark(1, 'a', at));
    EXPECT_FALSE(mark(1, 'a', at + 1s));
    const auto senders = loadSenders(database.connection());
    EXPECT_EQ(senders.at(0).sender.downgradeAttemptedAt, at);
    EXPECT_EQ(senders.at(0).sender.exposedAt, at);
    EXPECT_EQ(senders.at(1).sender.exposedAt, std::nullopt);
}

TEST(SenderTable, ClearsADowngradeAndKeepsItOtherwise) {
    TestDatabase database;
    auto sender = senderNamed(1, "a");
    sender.downgradeAttemptedAt = sender.createdAt + 1h;
    sender.exposedAt = sender.createdAt + 2h;
    ASSERT_TRUE(insert(database, sender, {tokenOf(idOf(1), 'a')}));
    ASSERT_TRUE(database.write(
        [](WriteContext& context) { return updateSender(context, senderNamed(1, "b")); }));
    EXPECT_EQ(loadSenders(database.connection()).at(0).sender.exposedAt, sender.exposedAt);
    database.write([](WriteContext& context) { return clearDowngrade(context, idOf(1)), 0; });
    const auto cleared = loadSenders(database.connection()).at(0).sender;
    EXPECT_EQ(cleared.exposedAt, std::nullopt);
    EXPECT_EQ(cleared.downgradeAttemptedAt, std::nullopt);
}

TEST(SenderTable, SaysThatASenderIsUnknown) {
    TestDatabase database;
    const auto check = [](const Expected<void>& outcome) {
        ASSERT_FALSE(outcome);
        EXPECT_EQ(outcome.error().code, ErrorCode::NotFound);
        EXPECT_THAT(outcome.error().detail, HasSubstr(idOf(1).toString()));
    };
    check(database.write([](WriteContext& c) { return updateSender(c, senderNamed(1, "a")); }));
    check(database.write([](WriteContext& c) { return replaceTokens(c, idOf(1), {}); }));
    check(database.write([](WriteContext& c) { return revokeSender(c, idOf(1)); }));
}

} // namespace
