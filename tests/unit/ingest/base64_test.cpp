#include "ingest/base64.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tempo::ingest {
namespace {

TEST(Base64, WantsItStrict) {
    for (const auto* const text : {"", "AAAA", "AAA=", "AA==", "+/9A", "Zm8="}) {
        EXPECT_TRUE(isBase64(text)) << text;
    }
    for (const auto* const text : {"A", "AA", "AAA", "A===", "====", "AA==AAAA", "AA=A",
                                   "AA\n==", "A A=", "-_AA", "Zm9=", "Zh==", "AAAA=AAA"}) {
        EXPECT_FALSE(isBase64(text)) << text;
    }
}

TEST(Base64, GivesTheBytesBack) {
    std::string bytes;
    for (int i = 0; i < 260; ++i) {
        EXPECT_EQ(decodeBase64(encodeBase64(bytes)), bytes) << i;
        bytes += static_cast<char>(i * 37);
    }
}

TEST(Base64, KnowsTheVectorsOfRfc4648) {
    EXPECT_EQ(encodeBase64("f"), "Zg==");
    EXPECT_EQ(encodeBase64("fo"), "Zm8=");
    EXPECT_EQ(encodeBase64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(decodeBase64("Zm8"), std::nullopt);
}

} // namespace
} // namespace tempo::ingest
