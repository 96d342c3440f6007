#include "crypto/key_ring.hpp"
#include "daemon/tls/tls_identity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

namespace tempo::daemon {
namespace {

using namespace std::chrono_literals;
using store::TlsRole;
using ::testing::HasSubstr;

const Timestamp kNow{1'800'000'000'000ms};
const crypto::ServerNames kNames{{"attic", "attic.local"}, {"192.168.1.7", "2001:db8::7"}};

crypto::SecretBytes key(char fill) {
    return crypto::SecretBytes::copyOf(std::string(crypto::kKeySize, fill));
}

class TlsIdentityTest : public ::testing::Test {
protected:
    crypto::KeyRing keys_{key('k')};
    crypto::SealedBox box_{keys_};
    TlsIdentity identity_ = *makeTlsIdentity(kNames, kNow);
};

TEST_F(TlsIdentityTest, OpensAsItWasSealed) {
    const auto opened = openIdentity(sealIdentity(identity_, box_), box_);
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(opened->server.sha256(), identity_.server.sha256());
    EXPECT_EQ(opened->authority.certificate.sha256(), identity_.authority.certificate.sha256());
    EXPECT_TRUE(opened->serverKey.toPem().equals(identity_.serverKey.toPem().bytes()));
    EXPECT_TRUE(opened->authority.key.toPem().equals(identity_.authority.key.toPem().bytes()));
}

TEST_F(TlsIdentityTest, KeepsNoKeyInTheClear) {
    for (const auto& [role, stored] : sealIdentity(identity_, box_)) {
        EXPECT_EQ(stored.sealedKey.find("PRIVATE KEY"), std::string::npos);
        EXPECT_EQ(stored.certificate.find("PRIVATE KEY"), std::string::npos);
    }
}

TEST_F(TlsIdentityTest, DoesNotOpenKeysThatHaveChangedPlaces) {
    auto stored = sealIdentity(identity_, box_);
    std::swap(stored.at(TlsRole::Authority).sealedKey, stored.at(TlsRole::Server).sealedKey);
    const auto opened = openIdentity(stored, box_);
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().detail, HasSubstr("tls authority"));
}

TEST_F(TlsIdentityTest, DoesNotOpenUnderAnotherKey) {
    const crypto::KeyRing others(key('o'));
    EXPECT_FALSE(openIdentity(sealIdentity(identity_, box_), crypto::SealedBox(others)));
}

TEST_F(TlsIdentityTest, NamesTheEntryThatIsMissing) {
    auto stored = sealIdentity(identity_, box_);
    stored.erase(TlsRole::Server);
    EXPECT_THAT(openIdentity(stored, box_).error().detail, HasSubstr("tls server"));
}

TEST_F(TlsIdentityTest, IsIssuedAnewAtTwoThirdsOfItsLife) {
    const auto due = crypto::renewalDue(identity_.server);
    EXPECT_FALSE(needsReissue(identity_, kNames, due - 1s));
    EXPECT_TRUE(needsReissue(identity_, kNames, due));
}

TEST_F(TlsIdentityTest, IsIssuedAnewForOtherNamesOnly) {
    auto names = kNames;
    std::ranges::reverse(names.ipAddresses);
    EXPECT_FALSE(needsReissue(identity_, names, kNow));
    names.ipAddresses.emplace_back("10.0.0.1");
    EXPECT_TRUE(needsReissue(identity_, names, kNow));
    EXPECT_TRUE(needsReissue(identity_, {{"attic"}, {}}, kNow));
}

} // namespace
} // namespace tempo::daemon
