#include "crypto/digest.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tempo::crypto {
namespace {

// FIPS 180-4 examples, as published by NIST.
TEST(Digest, MatchesThePublishedVectors) {
    EXPECT_EQ(toHex(sha256("")),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(toHex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(toHex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(toHex(sha256(std::string(1'000'000, 'a'))),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Hex, WritesTwoLowerCaseDigitsForEachByte) {
    constexpr std::array<std::uint8_t, 4> kBytes{0x00, 0x0f, 0xa0, 0xff};
    EXPECT_EQ(toHex(kBytes), "000fa0ff");
    EXPECT_EQ(toHex({}), "");
}

TEST(Sha256, IsTheSameInParts) {
    Sha256 parts;
    parts.add("a");
    parts.add("");
    parts.add("bc");
    EXPECT_EQ(parts.finish(), sha256("abc"));
}

} // namespace
} // namespace tempo::crypto
