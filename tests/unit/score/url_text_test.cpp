#include "score/url_text.hpp"

#include <gtest/gtest.h>

namespace tempo::score {
namespace {

/// The URL of `before`, a value and `after`; the error's text if there is none.
std::string url(std::string_view before, std::string_view value, std::string_view after = "",
                std::vector<std::string> schemes = {}) {
    UrlText text;
    if (!before.empty()) {
        text.addText(before);
    }
    text.addValue(value);
    text.addText(after);
    const auto finished = text.finish(schemes);
    return finished ? *finished : "refused: " + finished.error().detail;
}

bool isRefused(const std::string& result) {
    return result.starts_with("refused");
}

TEST(UrlText, EncodesWhatWouldChangeAQuery) {
    EXPECT_EQ(url("https://nas/x?id=", "a&b=c#d e/é"),
              "https://nas/x?id=a%26b%3Dc%23d%20e%2F%C3%A9");
    EXPECT_EQ(url("https://nas/#/", "a?b"), "https://nas/#/a%3Fb");
}

TEST(UrlText, KeepsTheStepsOfAPath) {
    EXPECT_EQ(url("https://github.com/", "tempo/tempo", "/actions"),
              "https://github.com/tempo/tempo/actions");
    EXPECT_EQ(url("https://nas/", "a?b#c%"), "https://nas/a%3Fb%23c%25");
    EXPECT_EQ(url("mailto:", "a+b@example.org?bcc=x"), "mailto:a+b@example.org%3Fbcc%3Dx");
}

TEST(UrlText, TakesAHostWithItsPort) {
    EXPECT_EQ(url("http://", "nas.lan:8080", "/"), "http://nas.lan:8080/");
    EXPECT_EQ(url("http://", "fd00::7", ":8123"), "http://[fd00::7]:8123");
    EXPECT_EQ(url("ssh://root@", "nas"), "ssh://root@nas");
    EXPECT_EQ(url("http://", "evil.example/nas"), "http://evil.example%2Fnas");
    EXPECT_EQ(url("http://", "a@evil.example"), "http://a%40evil.example");
}

TEST(UrlText, RefusesAHostThatLooksLikeAnOption) {
    EXPECT_TRUE(isRefused(url("ssh://", "-oProxyCommand=x")));
    EXPECT_TRUE(isRefused(url("ssh://root@", "-oProxyCommand=x", "/")));
    EXPECT_TRUE(isRefused(url("", "ssh://-oProxyCommand=x")));
}

TEST(UrlText, TakesAValueAtTheBeginningForAUrl) {
    EXPECT_EQ(url("", "https://nas:5001/a?b=c", "/admin"), "https://nas:5001/a?b=c/admin");
    EXPECT_EQ(url("", "https://nas/a b"), "https://nas/a%20b");
    EXPECT_TRUE(isRefused(url("", "javascript:alert(1)")));
    EXPECT_TRUE(isRefused(url("", "nas/x")));
}

TEST(UrlText, OpensFilesOnlyWhereTheAuthorSaidSo) {
    EXPECT_EQ(url("file://", "/srv/a b.pdf"), "file:///srv/a%20b.pdf");
    EXPECT_TRUE(isRefused(url("", "file:///etc/passwd")));
    EXPECT_TRUE(isRefused(url("f", "ile:///etc/passwd")));
}

TEST(UrlText, RefusesASpaceOfTheAuthor) {
    EXPECT_TRUE(isRefused(url("file:///my files/", "a")));
    EXPECT_TRUE(isRefused(url("https://nas/my files/", "a")));
}

TEST(UrlText, OpensTheSchemesThatTheOwnerAdded) {
    EXPECT_TRUE(isRefused(url("todoist://task?id=", "7")));
    EXPECT_EQ(url("todoist://task?id=", "7", "", {"todoist"}), "todoist://task?id=7");
    EXPECT_TRUE(isRefused(url("", "file:///etc/passwd", "", {"file"})));
}

} // namespace
} // namespace tempo::score
