#include "crypto/keyed_hash.hpp"
#include "unit/crypto/hex.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <utility>
#include <vector>

namespace tempo::crypto {
namespace {

struct Vector {
    std::string key;
    std::string text;
    std::string_view hash;
};

// RFC 4231, test cases 1 to 4, 6 and 7.
std::vector<Vector> vectors() {
    return {
        {std::string(20, '\x0b'), "Hi There",
         "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
        {"Jefe", "what do ya want for nothing?",
         "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
        {std::string(20, '\xaa'), std::string(50, '\xdd'),
         "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
        {test::fromHex("0102030405060708090a0b0c0d0e0f10111213141516171819"),
         std::string(50, '\xcd'),
         "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
        {std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
         "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
        {std::string(131, '\xaa'),
         "This is a test using a larger than block-size key and a larger than block-size data. "
         "The key needs to be hashed before being used by the HMAC algorithm.",
         "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
    };
}

TEST(KeyedHash, MatchesTheVectorsOfTheRfc) {
    for (const auto& vector : vectors()) {
        const KeyedHash hash(SecretBytes::copyOf(vector.key));
        EXPECT_EQ(toHex(hash(vector.text)), vector.hash);
    }
}

TEST(KeyedHash, GivesTheSameAnswerHoweverManyTextsCameBefore) {
    const KeyedHash hash(SecretBytes::copyOf("Jefe"));
    const auto first = hash("what do ya want for nothing?");
    hash(std::string(1000, 'x'));
    hash("");
    EXPECT_EQ(hash("what do ya want for nothing?"), first);
}

TEST(KeyedHash, TakesTwoTextsAsOne) {
    const KeyedHash hash(SecretBytes::copyOf("Jefe"));
    const std::string_view text = "what do ya want for nothing?";
    for (std::size_t i = 0; i <= text.size(); ++i) {
        EXPECT_EQ(hash(text.substr(0, i), text.substr(i)), hash(text));
    }
}

TEST(KeyedHash, DependsOnTheKey) {
    const KeyedHash one(SecretBytes::copyOf("one"));
    const KeyedHash two(SecretBytes::copyOf("two"));
    EXPECT_NE(one("text"), two("text"));
}

TEST(KeyedHash, RefusesAnEmptyKey) {
    EXPECT_THROW(KeyedHash{SecretBytes{}}, std::invalid_argument);
}

} // namespace
} // namespace tempo::crypto
