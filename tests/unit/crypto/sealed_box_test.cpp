#include "crypto/sealed_box.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace tempo::crypto {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kRow = "0190a8c4-0000-7000-8000-000000000001";
constexpr std::string_view kPlain = "tempo_a-token-that-nobody-has";
constexpr SealContext kContext{Purpose::SealedToken, kRow};

SecretBytes key(char filler) {
    return SecretBytes::copyOf(std::string(kKeySize, filler));
}

class SealedBoxTest : public testing::Test {
protected:
    std::string seal(std::string_view plain) const { return box.seal(kContext, asBytes(plain)); }

    KeyRing ring{key('k')};
    SealedBox box{ring};
};

TEST_F(SealedBoxTest, OpensWhatItSealed) {
    for (const auto& plain : {std::string(), std::string(kPlain), std::string(100'000, '\0')}) {
        const auto opened = box.open(kContext, seal(plain));
        ASSERT_TRUE(opened) << opened.error().detail;
        EXPECT_EQ(opened->view(), plain);
    }
}

TEST_F(SealedBoxTest, WritesVersionKeyIdNonceCipherTextAndTag) {
    const auto sealed = seal(kPlain);
    const auto id = ring.currentId().bytes;
    EXPECT_EQ(sealed.size(), 1 + 4 + 12 + kPlain.size() + 16);
    EXPECT_EQ(sealed[0], 1);
    EXPECT_EQ(sealed.substr(1, 4), std::string(id.begin(), id.end()));
    EXPECT_THAT(sealed, Not(HasSubstr(kPlain)));
}

TEST_F(SealedBoxTest, NeverUsesANonceTwice) {
    std::set<std::string> nonces;
    for (int i = 0; i < 1000; ++i) {
        nonces.insert(seal(kPlain).substr(5, 12));
    }
    EXPECT_EQ(nonces.size(), 1000U);
}

TEST_F(SealedBoxTest, RefusesAValueWithAnyOneBitFlipped) {
    const auto sealed = seal(kPlain);
    for (std::size_t bit = 0; bit < 8 * sealed.size(); ++bit) {
        auto changed = sealed;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_FALSE(box.open(kContext, changed)) << "bit " << bit;
    }
}

TEST_F(SealedBoxTest, SaysTheSameOfEveryDamageToWhatIsSecret) {
    const auto sealed = seal(kPlain);
    const auto expected = box.open({Purpose::SealedTlsKey, kRow}, sealed).error();
    EXPECT_THAT(expected.detail, HasSubstr(kRow));
    constexpr std::size_t kNamed = 5; // version and key id, which anybody may read
    for (std::size_t bit = 8 * kNamed; bit < 8 * sealed.size(); ++bit) {
        auto changed = sealed;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_EQ(box.open(kContext, changed).error(), expected) << "bit " << bit;
    }
}

TEST_F(SealedBoxTest, TellsTheKeyThatAnEnvelopeNames) {
    EXPECT_EQ(keyIdOfSealed(seal(kPlain)), ring.currentId());
    EXPECT_FALSE(keyIdOfSealed(""));
    EXPECT_FALSE(keyIdOfSealed(seal("").substr(1)));
}

TEST_F(SealedBoxTest, RefusesAValueCutOffOrExtendedAnywhere) {
    const auto sealed = seal(kPlain);
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        const auto opened = box.open(kContext, std::string_view(sealed).substr(0, size));
        ASSERT_FALSE(opened) << size;
        EXPECT_EQ(opened.error().code, ErrorCode::Damaged);
    }
    EXPECT_FALSE(box.open(kContext, sealed + '\0'));
}

TEST_F(SealedBoxTest, RefusesAValueMovedToAnotherRow) {
    const auto opened = box.open({Purpose::SealedToken, "another row"}, seal(kPlain));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Damaged);
    EXPECT_THAT(opened.error().detail, HasSubstr("another row"));
}

TEST_F(SealedBoxTest, RefusesAValueMovedToAnotherPurpose) {
    EXPECT_FALSE(box.open({Purpose::TokenLookup, kRow}, seal(kPlain)));
}

TEST_F(SealedBoxTest, SaysThatAKeyIsMissingRatherThanThatTheValueIsDamaged) {
    const KeyRing otherRing(key('o'));
    const auto opened = SealedBox(otherRing).open(kContext, seal(kPlain));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Unavailable);
    EXPECT_THAT(opened.error().detail,
                HasSubstr("sealed with a key that this installation does not have"));
}

TEST_F(SealedBoxTest, OpensWithARetiredKey) {
    KeyRing rotated(key('n'));
    rotated.addRetired(key('k'));
    const auto opened = SealedBox(rotated).open(kContext, seal(kPlain));
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->view(), kPlain);
}

TEST_F(SealedBoxTest, TellsAnEnvelopeOfAnotherVersion) {
    auto sealed = seal(kPlain);
    sealed[0] = 2;
    const auto opened = box.open(kContext, sealed);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Unsupported);
}

} // namespace
} // namespace tempo::crypto
