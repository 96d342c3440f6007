#include "crypto/base64.hpp"
#include "crypto/token.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace tempo::crypto {
namespace {

TEST(Token, IsThePrefixAnd256RandomBits) {
    const auto token = newToken();
    EXPECT_EQ(token.size(), 49U);
    EXPECT_TRUE(token.view().starts_with("tempo_"));
    const auto bits = fromBase64(Base64::Url, token.view().substr(6));
    ASSERT_TRUE(bits);
    EXPECT_EQ(bits->size(), 32U);
}

TEST(Token, IsAnotherOneEachTime) {
    std::set<std::string> tokens;
    for (int i = 0; i < 1000; ++i) {
        tokens.insert(std::string(newToken().view()));
    }
    EXPECT_EQ(tokens.size(), 1000U);
}

TEST(Token, IsRecognisedByItsShape) {
    EXPECT_TRUE(looksLikeToken(newToken().view()));
    EXPECT_TRUE(looksLikeToken("tempo_" + std::string(43, '_')));
    EXPECT_FALSE(looksLikeToken(""));
    EXPECT_FALSE(looksLikeToken("tempo_"));
    EXPECT_FALSE(looksLikeToken("tempo_" + std::string(42, 'a')));
    EXPECT_FALSE(looksLikeToken("tempo_" + std::string(44, 'a')));
    EXPECT_FALSE(looksLikeToken("Tempo_" + std::string(43, 'a')));
    EXPECT_FALSE(looksLikeToken("tempo_" + std::string(42, 'a') + "+"));
    EXPECT_FALSE(looksLikeToken("tempo_" + std::string(42, 'a') + "="));
    EXPECT_FALSE(looksLikeToken("tempo_" + std::string(42, 'a') + std::string(1, '\0')));
}

} // namespace
} // namespace tempo::crypto
