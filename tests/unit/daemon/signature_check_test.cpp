#include "daemon/services/signature_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

namespace tempo::daemon {
namespace {

using namespace std::chrono_literals;
using access::Refusal;
using access::RequestSignature;

constexpr Timestamp kNow{1'769'880'600s};
constexpr std::string_view kHead = "tempo-signature-v1\n";
constexpr std::string_view kBody = R"({"title": "Backup finished"})";
const access::Peer kPeer{access::IpAddress::parse("192.0.2.7").value(), Transport::Plain};

crypto::SecretBytes keyOf(std::uint8_t filler) {
    crypto::SecretBytes key(crypto::kKeySize);
    std::ranges::fill(key.writable(), filler);
    return key;
}

Sender senderNumber(std::uint8_t number) {
    Sender sender;
    sender.id.uuid.bytes.back() = number;
    sender.name = "sender " + std::to_string(number);
    sender.provider = "scripts";
    return sender;
}

class SignatureCheckTest : public testing::Test {
protected:
    RequestSignature signedWith(const crypto::SecretBytes& token, Timestamp at = kNow) const {
        const crypto::KeyedHash hash(token);
        return {RequestSignature::Scheme::Tempo, sender.id, hash(kHead, kBody), at};
    }

    Refusal causeFor(const RequestSignature& signature, Timestamp now = kNow,
                     std::string_view body = kBody) {
        return check.verify(signature, kHead, body, kPeer, now).cause;
    }

    crypto::KeyRing keys{keyOf(1)};
    LookupKey lookup{1, keyOf(2)};
    TokenMint mint{keys, lookup};
    access::SenderRegistry registry;
    Sender sender = senderNumber(1);
    TokenMint::Issued issued = mint.issue(sender);
    SignatureCheck check{registry, mint};
};

TEST_F(SignatureCheckTest, TakesWhatTheSendersTokenHasSigned) {
    registry.load({sender}, {issued.stored});
    const auto signature = signedWith(issued.value);
    EXPECT_TRUE(check.expect(signature, kPeer, kNow).accepted());
    const auto found = check.verify(signature, kHead, kBody, kPeer, kNow);
    EXPECT_TRUE(found.accepted());
    EXPECT_EQ(found.sender->name, "sender 1");
}

TEST_F(SignatureCheckTest, RefusesAChangedBodyHeadOrSignature) {
    registry.load({sender}, {issued.stored});
    auto signature = signedWith(issued.value);
    EXPECT_EQ(causeFor(signature, kNow, "{}"), Refusal::WrongSignature);
    EXPECT_EQ(check.verify(signature, "other", kBody, kPeer, kNow).cause, Refusal::WrongSignature);
    signature.mac.back() ^= 1U;
    EXPECT_EQ(causeFor(signature), Refusal::WrongSignature);
}

TEST_F(SignatureCheckTest, RefusesTheTokenOfAnotherSender) {
    const auto other = senderNumber(2);
    const auto theirs = mint.issue(other);
    registry.load({sender, other}, {issued.stored, theirs.stored});
    EXPECT_EQ(causeFor(signedWith(theirs.value)), Refusal::WrongSignature);
}

TEST_F(SignatureCheckTest, RefusesTheSecondUseButNotOneThatFailed) {
    registry.load({sender}, {issued.stored});
    const auto signature = signedWith(issued.value);
    EXPECT_EQ(causeFor(signature, kNow, "changed"), Refusal::WrongSignature);
    EXPECT_EQ(causeFor(signature), Refusal::None);
    EXPECT_EQ(causeFor(signature), Refusal::Replayed);
}

TEST_F(SignatureCheckTest, RefusesWhatWasUsedBeforeTheStart) {
    registry.load({sender}, {issued.stored});
    const auto signature = signedWith(issued.value);
    check.load(std::array{store::UsedSignature{sender.id, {kNow, signature.mac}}}, kNow);
    EXPECT_EQ(causeFor(signature), Refusal::Replayed);
}

TEST_F(SignatureCheckTest, LeavesRepetitionsOfGitHubsSignatureToTheStore) {
    registry.load({sender}, {issued.stored});
    const crypto::KeyedHash hash(issued.value);
    const RequestSignature signature{RequestSignature::Scheme::Hub, sender.id, hash(kBody),
                                     std::nullopt};
    for (int i = 0; i < 2; ++i) {
        EXPECT_TRUE(check.verify(signature, {}, kBody, kPeer, kNow).accepted());
    }
}

TEST_F(SignatureCheckTest, RefusesAClockThatDiffersBeforeTheBodyIsThere) {
    registry.load({sender}, {issued.stored});
    for (const auto at : {kNow - 301s, kNow + 301s}) {
        const auto signature = signedWith(issued.value, at);
        EXPECT_EQ(check.expect(signature, kPeer, kNow).cause, Refusal::ClockDiffers);
        EXPECT_EQ(causeFor(signature), Refusal::ClockDiffers);
    }
}

TEST_F(SignatureCheckTest, RefusesASenderWhoseTokenIsNotKept) {
    auto once = senderNumber(1);
    once.showOnce = true;
    const auto token = mint.issue(once);
    registry.load({once}, {token.stored});
    EXPECT_EQ(check.expect(signedWith(token.value), kPeer, kNow).cause, Refusal::CannotSign);
}

TEST_F(SignatureCheckTest, RefusesASenderThatIsUnknownRevokedOrExpired) {
    const auto signature = signedWith(issued.value);
    EXPECT_EQ(check.expect(signature, kPeer, kNow).cause, Refusal::UnknownSender);
    sender.expiresAt = kNow;
    registry.put(sender, {issued.stored});
    EXPECT_EQ(check.expect(signature, kPeer, kNow).cause, Refusal::Expired);
    sender.revokedAt = kNow;
    registry.put(sender, {issued.stored});
    EXPECT_EQ(check.expect(signature, kPeer, kNow).cause, Refusal::Revoked);
    EXPECT_EQ(causeFor(signature), Refusal::Revoked);
}

TEST_F(SignatureCheckTest, TakesTheEarlierValueOfARotationWhileItsGraceLasts) {
    const auto later = mint.issue(sender);
    auto earlier = issued.stored;
    earlier.validUntil = kNow + 10s;
    registry.load({sender}, {later.stored, earlier});
    EXPECT_EQ(causeFor(signedWith(later.value)), Refusal::None);
    EXPECT_EQ(causeFor(signedWith(issued.value), kNow + 9s), Refusal::None);
    EXPECT_EQ(causeFor(signedWith(issued.value, kNow + 10s), kNow + 10s), Refusal::WrongSignature);
}

TEST_F(SignatureCheckTest, SaysWhenTheTokenCannotBeOpened) {
    const crypto::KeyRing others{keyOf(3)};
    const TokenMint foreign{others, lookup};
    const auto sealedElsewhere = foreign.issue(sender);
    registry.load({sender}, {sealedElsewhere.stored});
    EXPECT_EQ(causeFor(signedWith(sealedElsewhere.value)), Refusal::CannotOpen);
}

} // namespace
} // namespace tempo::daemon
