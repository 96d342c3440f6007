#include "access/client_subject.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tempo::access {
namespace {

TEST(ClientSubject, IsProvedByTheSameTextAlone) {
    EXPECT_TRUE(provesSubject("CN=nas,O=Home", "CN=nas,O=Home"));
    for (const auto* other : {"", "CN=nas", "CN=nas,O=Home,C=DE", "O=Home,CN=nas", "cn=nas,O=Home",
                              "CN=nas, O=Home", "CN=nas\\,O\\=Home", " CN=nas,O=Home"}) {
        EXPECT_FALSE(provesSubject(other, "CN=nas,O=Home")) << other;
    }
}

TEST(ClientSubject, IsNotAskedOfASenderThatIsBoundToNone) {
    EXPECT_TRUE(provesSubject("", ""));
    EXPECT_TRUE(provesSubject("CN=nas", ""));
}

TEST(ClientSubject, CanBeWhateverACertificateShows) {
    EXPECT_TRUE(checkClientSubject(""));
    EXPECT_TRUE(checkClientSubject("CN=nas\\0D,O=J\xc3\xbcrgen"));
    EXPECT_TRUE(checkClientSubject(std::string(kClientSubjectSize, 'x')));
}

TEST(ClientSubject, IsNeitherTooLongNorHasControlCharacters) {
    EXPECT_FALSE(checkClientSubject(std::string(kClientSubjectSize + 1, 'x')));
    EXPECT_FALSE(checkClientSubject("CN=nas\n"));
    EXPECT_FALSE(checkClientSubject("CN=nas\x7F"));
}

} // namespace
} // namespace tempo::access
