#include "crypto/hkdf.hpp"
#include "crypto/key_ring.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace tempo::crypto {
namespace {

SecretBytes key(char filler) {
    return SecretBytes::copyOf(std::string(kKeySize, filler));
}

TEST(KeyRing, NamesAKeyByWhatIsDerivedFromIt) {
    const auto derived = hkdfSha256({key('a').bytes(), {}, "tempo key id"}, 4);
    EXPECT_TRUE(derived.equals(KeyRing(key('a')).currentId().bytes));
    EXPECT_NE(KeyRing(key('a')).currentId(), KeyRing(key('b')).currentId());
}

// Stored values depend on these words: a change of one makes every sealed value unreadable.
TEST(KeyRing, DerivesEachPurposesSubkeyFromItsWords) {
    const KeyRing ring(key('a'));
    EXPECT_TRUE(ring.subkey(Purpose::SealedToken)
                    .equals(hkdfSha256({key('a').bytes(), {}, "tempo sealed token"}, 32).bytes()));
    EXPECT_TRUE(ring.subkey(Purpose::TokenLookup)
                    .equals(hkdfSha256({key('a').bytes(), {}, "tempo token lookup"}, 32).bytes()));
}

TEST(KeyRing, KeepsRetiredKeysForOpeningAlone) {
    const KeyRing before(key('a'));
    KeyRing ring(key('b'));
    const auto current = ring.currentId();
    ring.addRetired(key('a'));
    EXPECT_EQ(ring.currentId(), current);
    const auto old = ring.subkey(Purpose::SealedToken, before.currentId());
    ASSERT_TRUE(old);
    EXPECT_TRUE(old->equals(before.subkey(Purpose::SealedToken).bytes()));
    EXPECT_FALSE(old->equals(ring.subkey(Purpose::SealedToken).bytes()));
}

TEST(KeyRing, SealsWithTheKeyThatWasMadeCurrent) {
    KeyRing ring(key('a'));
    ring.addRetired(key('b'));
    ring.addRetired(key('b'));
    const auto earlier = ring.currentId();
    ring.makeCurrent(keyIdOf(key('b')));
    EXPECT_EQ(ring.currentId(), keyIdOf(key('b')));
    EXPECT_TRUE(ring.subkey(Purpose::SealedToken, earlier)) << "the earlier one is retired";
    EXPECT_THROW(ring.makeCurrent(keyIdOf(key('c'))), std::invalid_argument);
}

TEST(KeyRing, ForgetsRetiredKeysButNotTheCurrentOne) {
    KeyRing ring(key('a'));
    ring.addRetired(key('b'));
    ring.forgetRetired();
    EXPECT_EQ(ring.currentId(), keyIdOf(key('a')));
    EXPECT_FALSE(ring.subkey(Purpose::SealedToken, keyIdOf(key('b'))));
}

TEST(KeyRing, GivesASnapshotThatLaterChangesLeaveAlone) {
    KeyRing ring(key('a'));
    ring.addRetired(key('b'));
    const auto before = ring.snapshot();
    ring.makeCurrent(keyIdOf(key('b')));
    ring.forgetRetired();
    EXPECT_EQ(before->currentId(), keyIdOf(key('a')));
    EXPECT_TRUE(before->subkey(Purpose::SealedToken, keyIdOf(key('b'))));
}

TEST(KeyRing, HasNoSubkeyOfAKeyItDoesNotHold) {
    EXPECT_FALSE(KeyRing(key('a')).subkey(Purpose::SealedToken, KeyRing(key('b')).currentId()));
}

TEST(KeyRing, RefusesAKeyOfAnotherSize) {
    EXPECT_THROW(KeyRing(SecretBytes(31)), std::invalid_argument);
    EXPECT_THROW(KeyRing(SecretBytes(33)), std::invalid_argument);
    EXPECT_THROW(KeyRing(SecretBytes{}), std::invalid_argument);
}

} // namespace
} // namespace tempo::crypto
