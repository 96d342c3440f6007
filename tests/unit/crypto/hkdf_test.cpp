#include "crypto/hkdf.hpp"
#include "unit/crypto/hex.hpp"

#include <gtest/gtest.h>

namespace tempo::crypto {
namespace {

using test::fromHex;
using test::hexOf;

/// The bytes from `first` to `last`, as the RFC's longer inputs run.
std::string run(int first, int last) {
    std::string bytes;
    for (int value = first; value <= last; ++value) {
        bytes += static_cast<char>(value);
    }
    return bytes;
}

// RFC 5869, appendix A.1.
TEST(Hkdf, MatchesTheBasicVector) {
    const std::string key(22, '\x0b');
    const auto salt = run(0x00, 0x0c);
    const auto info = run(0xf0, 0xf9);
    EXPECT_EQ(
        hexOf(hkdfSha256({asBytes(key), asBytes(salt), info}, 42)),
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
}

// RFC 5869, appendix A.2.
TEST(Hkdf, MatchesTheVectorWithLongInputs) {
    const auto key = run(0x00, 0x4f);
    const auto salt = run(0x60, 0xaf);
    const auto info = run(0xb0, 0xff);
    EXPECT_EQ(hexOf(hkdfSha256({asBytes(key), asBytes(salt), info}, 82)),
              "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
              "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
              "cc30c58179ec3e87c14c01d5c1f3434f1d87");
}

// RFC 5869, appendix A.3.
TEST(Hkdf, MatchesTheVectorWithoutSaltAndInfo) {
    const std::string key(22, '\x0b');
    EXPECT_EQ(
        hexOf(hkdfSha256({asBytes(key), {}, ""}, 42)),
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
}

} // namespace
} // namespace tempo::crypto
