#include "access/sender_registry.hpp"
#include "unit/access/addresses.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace tempo::access {
namespace {

using namespace std::chrono_literals;
using test::address;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Timestamp kNow{1'700'000'000'000ms};
constexpr std::chrono::steady_clock::time_point kSteady{1000s};

SenderId idOf(std::uint8_t number) {
    SenderId id;
    id.uuid.bytes.back() = number;
    return id;
}

TokenLookup lookup(std::uint8_t filler) {
    TokenLookup bytes{};
    bytes.fill(filler);
    return bytes;
}

Sender sender(std::uint8_t number) {
    Sender made;
    made.id = idOf(number);
    made.name = "sender " + std::to_string(number);
    made.provider = "scripts";
    return made;
}

SenderToken token(std::uint8_t number, std::uint8_t filler,
                  std::optional<Timestamp> validUntil = std::nullopt) {
    return {idOf(number), std::string(32, static_cast<char>(filler)), "sealed", validUntil};
}

const Peer kPeer{address("192.0.2.7"), Transport::Plain};

class SenderRegistryTest : public testing::Test {
protected:
    Refusal causeFor(std::uint8_t filler, Timestamp now = kNow, const Peer& peer = kPeer) const {
        return registry.authenticate(lookup(filler), peer, now).cause;
    }

    SenderRegistry registry;
};

TEST_F(SenderRegistryTest, FindsTheSenderOfAToken) {
    registry.load({sender(1), sender(2)}, {token(1, 0xaa), token(2, 0xbb)});
    const auto result = registry.authenticate(lookup(0xbb), kPeer, kNow);
    EXPECT_TRUE(result.accepted());
    ASSERT_NE(result.sender, nullptr);
    EXPECT_EQ(result.sender->name, "sender 2");
}

TEST_F(SenderRegistryTest, RefusesATokenThatItDoesNotKnow) {
    registry.load({sender(1)}, {token(1, 0xaa)});
    auto close = lookup(0xaa);
    close.back() ^= 1U;
    for (const auto& unknown : {lookup(0xbb), close, TokenLookup{}}) {
        const auto result = registry.authenticate(unknown, kPeer, kNow);
        EXPECT_EQ(result.sender, nullptr);
        EXPECT_EQ(result.cause, Refusal::UnknownToken);
        EXPECT_FALSE(result.accepted());
    }
}

TEST_F(SenderRegistryTest, ChecksASenderByItsIdAlone) {
    auto revoked = sender(2);
    revoked.revokedAt = kNow;
    auto elsewhere = sender(3);
    elsewhere.allowedAddresses = {"198.51.100.0/24"};
    registry.load({sender(1), revoked, elsewhere}, {token(1, 0xaa)});
    EXPECT_TRUE(registry.identify(idOf(1), kPeer, kNow).accepted());
    EXPECT_EQ(registry.identify(idOf(1), kPeer, kNow).sender->name, "sender 1");
    EXPECT_EQ(registry.identify(idOf(2), kPeer, kNow).cause, Refusal::Revoked);
    EXPECT_EQ(registry.identify(idOf(3), kPeer, kNow).cause, Refusal::AddressNotAllowed);
    EXPECT_EQ(registry.identify(idOf(4), kPeer, kNow).cause, Refusal::UnknownSender);
    EXPECT_EQ(registry.identify(idOf(4), kPeer, kNow).sender, nullptr);
}

TEST_F(SenderRegistryTest, NamesTheSenderOfARefusedToken) {
    auto revoked = sender(1);
    revoked.revokedAt = kNow;
    registry.put(revoked, {token(1, 0xaa)});
    const auto result = registry.authenticate(lookup(0xaa), kPeer, kNow);
    EXPECT_EQ(result.cause, Refusal::Revoked);
    ASSERT_NE(result.sender, nullptr);
    EXPECT_EQ(result.sender->name, "sender 1");
}

TEST_F(SenderRegistryTest, RefusesFromTheMomentOfExpiry) {
    auto expiring = sender(1);
    expiring.expiresAt = kNow;
    registry.put(expiring, {token(1, 0xaa)});
    EXPECT_EQ(causeFor(0xaa, kNow - 1ms), Refusal::None);
    EXPECT_EQ(causeFor(0xaa, kNow), Refusal::Expired);
}

TEST_F(SenderRegistryTest, AcceptsTheEarlierValueWhileTheGraceOfARotationRuns) {
    registry.put(sender(1), {token(1, 0xaa, kNow), token(1, 0xbb)});
    EXPECT_EQ(causeFor(0xaa, kNow - 1ms), Refusal::None);
    EXPECT_EQ(causeFor(0xaa, kNow), Refusal::RotatedOut);
    EXPECT_EQ(causeFor(0xbb, kNow), Refusal::None);
}

TEST_F(SenderRegistryTest, RefusesInTheClearWhatRequiresTls) {
    auto strict = sender(1);
    strict.requireTls = true;
    strict.allowedAddresses = {"203.0.113.9"};
    registry.put(strict, {token(1, 0xaa)});
    const auto from = address("203.0.113.9");
    EXPECT_EQ(causeFor(0xaa, kNow, {from, Transport::Plain}), Refusal::TlsRequired);
    EXPECT_EQ(causeFor(0xaa, kNow, {from, Transport::Tls}), Refusal::None);
    // Whoever sends a token in the clear learns nothing of its addresses either.
    EXPECT_EQ(causeFor(0xaa), Refusal::TlsRequired);
    EXPECT_EQ(causeFor(0xbb), Refusal::UnknownToken);
    registry.put(sender(1), {token(1, 0xaa)});
    EXPECT_EQ(causeFor(0xaa), Refusal::None);
}

TEST_F(SenderRegistryTest, RefusesATokenThatIsOverBeforeItAsksForTls) {
    auto strict = sender(1);
    strict.requireTls = true;
    registry.put(strict, {token(1, 0xaa, kNow)});
    EXPECT_EQ(causeFor(0xaa, kNow), Refusal::RotatedOut);
    strict.revokedAt = kNow;
    registry.put(strict, {token(1, 0xaa)});
    EXPECT_EQ(causeFor(0xaa), Refusal::Revoked);
}

TEST_F(SenderRegistryTest, MarksADowngradeOnceAndKeepsItsTime) {
    registry.put(sender(1), {token(1, 0xaa)});
    EXPECT_TRUE(registry.markDowngrade(idOf(1), kNow));
    EXPECT_FALSE(registry.markDowngrade(idOf(1), kNow + 1s));
    EXPECT_EQ(registry.find(idOf(1))->downgradeAttemptedAt, kNow);
    EXPECT_EQ(registry.find(idOf(1))->exposedAt, kNow);
    EXPECT_FALSE(registry.markDowngrade(idOf(9), kNow));
}

TEST_F(SenderRegistryTest, KeepsTheMarksOfADowngradeUntilTheyAreCleared) {
    registry.put(sender(1), {token(1, 0xaa)});
    registry.markDowngrade(idOf(1), kNow);
    registry.put(sender(1), {token(1, 0xbb)});
    EXPECT_EQ(registry.find(idOf(1))->exposedAt, kNow);
    registry.clearDowngrade(idOf(1));
    EXPECT_EQ(registry.find(idOf(1))->exposedAt, std::nullopt);
    EXPECT_EQ(registry.find(idOf(1))->downgradeAttemptedAt, std::nullopt);
    registry.clearDowngrade(idOf(9));
}

TEST_F(SenderRegistryTest, KnowsSinceWhenEveryUseCameOverTls) {
    registry.put(sender(1), {token(1, 0xaa)});
    const Peer overTls{kPeer.address, Transport::Tls};
    const auto* const used = registry.find(idOf(1));
    registry.recordUse(idOf(1), overTls, kNow, 1);
    registry.recordUse(idOf(1), overTls, kNow + 1s, 1);
    EXPECT_EQ(used->tlsSince, kNow);
    registry.recordUse(idOf(1), kPeer, kNow + 2s, 1);
    EXPECT_EQ(used->tlsSince, std::nullopt);
    registry.recordUse(idOf(1), overTls, kNow + 3s, 1);
    EXPECT_EQ(used->tlsSince, kNow + 3s);
}

TEST_F(SenderRegistryTest, AllowsOnlyTheSendersOwnAddresses) {
    auto bound = sender(1);
    bound.allowedAddresses = {"192.0.2.0/24", "2001:db8::7"};
    registry.put(bound, {token(1, 0xaa)});
    EXPECT_EQ(causeFor(0xaa, kNow, {address("192.0.2.7")}), Refusal::None);
    EXPECT_EQ(causeFor(0xaa, kNow, {address("::ffff:192.0.2.8")}), Refusal::None);
    EXPECT_EQ(causeFor(0xaa, kNow, {address("2001:db8::7")}), Refusal::None);
    EXPECT_EQ(causeFor(0xaa, kNow, {address("192.0.3.7")}), Refusal::AddressNotAllowed);
    EXPECT_EQ(causeFor(0xaa, kNow, {address("2001:db8::8")}), Refusal::AddressNotAllowed);
}

TEST_F(SenderRegistryTest, AllowsNobodyWhereNoAllowedAddressCanBeRead) {
    auto damaged = sender(1);
    damaged.allowedAddresses = {"nonsense"};
    registry.put(damaged, {token(1, 0xaa)});
    EXPECT_EQ(causeFor(0xaa), Refusal::AddressNotAllowed);
}

TEST_F(SenderRegistryTest, TellsTheFirstCauseOfSeveral) {
    auto all = sender(1);
    all.revokedAt = kNow;
    all.expiresAt = kNow;
    all.allowedAddresses = {"203.0.113.9"};
    const std::vector tokens{token(1, 0xaa, kNow)};
    registry.put(all, tokens);
    EXPECT_EQ(causeFor(0xaa), Refusal::Revoked);
    all.revokedAt.reset();
    registry.put(all, tokens);
    EXPECT_EQ(causeFor(0xaa), Refusal::Expired);
    all.expiresAt.reset();
    registry.put(all, tokens);
    EXPECT_EQ(causeFor(0xaa), Refusal::RotatedOut);
    registry.put(all, {token(1, 0xaa)});
    EXPECT_EQ(causeFor(0xaa), Refusal::AddressNotAllowed);
}

TEST_F(SenderRegistryTest, ForgetsTheTokensThatAChangeReplaces) {
    registry.put(sender(1), {token(1, 0xaa)});
    registry.put(sender(1), {token(1, 0xbb)});
    EXPECT_EQ(causeFor(0xaa), Refusal::UnknownToken);
    EXPECT_EQ(causeFor(0xbb), Refusal::None);
}

TEST_F(SenderRegistryTest, ForgetsARemovedSenderAndItsTokens) {
    registry.load({sender(1), sender(2)}, {token(1, 0xaa), token(2, 0xbb)});
    registry.remove(idOf(1));
    registry.remove(idOf(9));
    EXPECT_EQ(causeFor(0xaa), Refusal::UnknownToken);
    EXPECT_EQ(causeFor(0xbb), Refusal::None);
    EXPECT_EQ(registry.find(idOf(1)), nullptr);
    EXPECT_EQ(registry.minuteOf(idOf(1)), nullptr);
    EXPECT_THAT(registry.tokensOf(idOf(1)), IsEmpty());
}

TEST_F(SenderRegistryTest, ReplacesEverythingWhenItIsLoaded) {
    registry.load({sender(1)}, {token(1, 0xaa)});
    registry.load({sender(2)}, {token(2, 0xbb)});
    EXPECT_EQ(causeFor(0xaa), Refusal::UnknownToken);
    EXPECT_EQ(causeFor(0xbb), Refusal::None);
}

TEST_F(SenderRegistryTest, OpensNothingForATokenWithoutSenderOrOfTheWrongSize) {
    auto shortToken = token(1, 0xcc);
    shortToken.lookup.pop_back();
    registry.load({sender(1)}, {token(9, 0xaa), shortToken});
    EXPECT_EQ(causeFor(0xaa), Refusal::UnknownToken);
    EXPECT_EQ(causeFor(0xcc), Refusal::UnknownToken);
    EXPECT_EQ(registry.find(idOf(9)), nullptr);
}

TEST_F(SenderRegistryTest, ListsSendersInTheOrderOfTheirIds) {
    registry.load({sender(2), sender(3), sender(1)}, {});
    const auto all = registry.all();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0]->id, idOf(1));
    EXPECT_EQ(all[1]->id, idOf(2));
    EXPECT_EQ(all[2]->id, idOf(3));
}

TEST_F(SenderRegistryTest, KeepsTheTokensOfASenderToBeShownAgain) {
    const std::vector tokens{token(1, 0xaa, kNow), token(1, 0xbb)};
    registry.put(sender(1), tokens);
    EXPECT_THAT(registry.tokensOf(idOf(1)), ElementsAre(tokens[0], tokens[1]));
}

TEST_F(SenderRegistryTest, ShowsAUseAtOnceAndHandsItOutOnce) {
    registry.load({sender(1), sender(2)}, {});
    registry.recordUse(idOf(1), kPeer, kNow, 3);
    registry.recordUse(idOf(1), {address("2001:db8::1"), Transport::Tls}, kNow + 1s, 2);
    const auto* const used = registry.find(idOf(1));
    EXPECT_EQ(used->lastUsedAt, kNow + 1s);
    EXPECT_EQ(used->lastUsedAddress, "2001:db8::1");
    EXPECT_EQ(used->lastUsedTransport, Transport::Tls);
    EXPECT_EQ(used->eventCount, 5U);
    EXPECT_THAT(registry.drainUses(), ElementsAre(SenderUse{idOf(1), kNow + 1s, "2001:db8::1",
                                                            Transport::Tls, 5, kNow + 1s}));
    EXPECT_THAT(registry.drainUses(), IsEmpty());
    registry.recordUse(idOf(1), kPeer, kNow + 2s, 1);
    EXPECT_EQ(used->lastUsedAddress, "192.0.2.7");
    EXPECT_THAT(registry.drainUses(),
                ElementsAre(SenderUse{idOf(1), kNow + 2s, "192.0.2.7", Transport::Plain, 1, {}}));
    EXPECT_EQ(used->eventCount, 6U);
}

TEST_F(SenderRegistryTest, IgnoresTheUseOfASenderThatIsGone) {
    registry.recordUse(idOf(1), kPeer, kNow, 1);
    EXPECT_THAT(registry.drainUses(), IsEmpty());
}

TEST_F(SenderRegistryTest, KeepsUseRateAndPlaceOfASenderThatIsChanged) {
    registry.put(sender(1), {token(1, 0xaa)});
    const auto* const before = registry.find(idOf(1));
    registry.recordUse(idOf(1), kPeer, kNow, 3);
    ASSERT_TRUE(registry.minuteOf(idOf(1))->take(kSteady, 3, 10));
    auto renamed = sender(1);
    renamed.name = "renamed";
    registry.put(renamed, {token(1, 0xaa)});
    EXPECT_EQ(registry.find(idOf(1)), before);
    EXPECT_EQ(before->name, "renamed");
    EXPECT_EQ(before->eventCount, 3U);
    EXPECT_EQ(before->lastUsedAddress, "192.0.2.7");
    EXPECT_EQ(registry.minuteOf(idOf(1))->used(kSteady), 3U);
    EXPECT_EQ(registry.drainUses().size(), 1U);
}

TEST_F(SenderRegistryTest, TakesOverTheUseOfASenderThatIsNew) {
    auto stored = sender(1);
    stored.eventCount = 42;
    stored.lastUsedAddress = "198.51.100.1";
    registry.load({stored}, {});
    EXPECT_EQ(*registry.find(idOf(1)), stored);
    EXPECT_THAT(registry.drainUses(), IsEmpty());
}

TEST_F(SenderRegistryTest, CountsTheRateOfEachSenderByItself) {
    registry.load({sender(1), sender(2)}, {});
    EXPECT_TRUE(registry.minuteOf(idOf(1))->take(kSteady, 10, 10));
    EXPECT_EQ(registry.minuteOf(idOf(1))->used(kSteady), 10U);
    EXPECT_EQ(registry.minuteOf(idOf(2))->used(kSteady), 0U);
}

TEST_F(SenderRegistryTest, KeepsTheSealedValueOfATokenUnlessItIsToHaveNone) {
    SenderRegistry own;
    own.put(sender(1), {token(1, 'a')});
    auto older = token(1, 'a', kNow);
    older.sealed = "sealed earlier";
    own.put(sender(1), {older});
    EXPECT_THAT(own.tokensOf(idOf(1)), ElementsAre(token(1, 'a', kNow)));
    older.sealed.clear();
    own.put(sender(1), {older});
    EXPECT_THAT(own.tokensOf(idOf(1)), ElementsAre(older));
}

TEST_F(SenderRegistryTest, TakesNewerSealedValuesOfTokensThatItKnows) {
    SenderRegistry own;
    own.load({sender(1)}, {token(1, 'a')});
    auto newer = token(1, 'a');
    newer.sealed = "sealed anew";
    own.replaceSealed(std::array{newer, token(1, 'b'), token(2, 'a')});
    EXPECT_THAT(own.tokensOf(idOf(1)), ElementsAre(newer));
    EXPECT_TRUE(own.tokensOf(idOf(2)).empty());
}

} // namespace
} // namespace tempo::access
