#include "crypto/base64.hpp"
#include "crypto/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace tempo::crypto {
namespace {

// RFC 4648, section 10.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kVectors{{
    {"", ""},
    {"f", "Zg=="},
    {"fo", "Zm8="},
    {"foo", "Zm9v"},
    {"foob", "Zm9vYg=="},
    {"fooba", "Zm9vYmE="},
    {"foobar", "Zm9vYmFy"},
}};

TEST(Base64Text, MatchesTheVectorsOfTheRfcInBothDirections) {
    for (const auto& [plain, text] : kVectors) {
        EXPECT_EQ(toBase64(Base64::Standard, asBytes(plain)), text);
        const auto decoded = fromBase64(Base64::Standard, text);
        ASSERT_TRUE(decoded) << text;
        EXPECT_EQ(decoded->view(), plain);
    }
}

TEST(Base64Text, WritesTheUrlFormWithoutPaddingAndWithItsOwnLetters) {
    constexpr std::array<std::uint8_t, 4> kBytes{0xfb, 0xff, 0xbf, 0xfe};
    EXPECT_EQ(toBase64(Base64::Url, kBytes), "-_-__g");
    EXPECT_EQ(toBase64(Base64::Standard, kBytes), "+/+//g==");
}

TEST(Base64Text, ReadsBackWhatItWroteForEverySize) {
    for (std::size_t size = 0; size < 70; ++size) {
        SecretBytes bytes(size);
        fillRandom(bytes.writable());
        for (const auto form : {Base64::Standard, Base64::Url}) {
            const auto decoded = fromBase64(form, toBase64(form, bytes.bytes()));
            ASSERT_TRUE(decoded) << size;
            EXPECT_TRUE(decoded->equals(bytes.bytes())) << size;
        }
    }
}

TEST(Base64Text, RefusesWhatIsNotExactlyAnEncoding) {
    using namespace std::string_view_literals;
    for (const auto text :
         {"Zg"sv, "Zg="sv, "Zg==="sv, "Zg==\n"sv, " Zg=="sv, "Zm 9v"sv, "Z==="sv, "===="sv,
          "=g=="sv, "Zg=A"sv, "Zm9v===="sv, "Zh=="sv, "Zm9="sv, "Zm9-"sv, "Zm9\0"sv, "Zm9\xff"sv}) {
        EXPECT_FALSE(fromBase64(Base64::Standard, text)) << text;
    }
    for (const auto text : {"Zg=="sv, "Z"sv, "Zh"sv, "Zm9+"sv, "Zm9vY"sv, "Zg\n"sv}) {
        EXPECT_FALSE(fromBase64(Base64::Url, text)) << text;
    }
}

TEST(Base64Text, WritesOnlyIntoATextOfTheRightSize) {
    std::array<std::uint8_t, 5> text{};
    EXPECT_THROW(encodeBase64(Base64::Standard, asBytes("foo"), text), std::invalid_argument);
}

} // namespace
} // namespace tempo::crypto
