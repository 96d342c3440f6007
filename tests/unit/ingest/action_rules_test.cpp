#include "ingest/action_rules.hpp"
#include "unit/ingest/decode.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tempo::ingest {
namespace {

using namespace test;
using testing::ElementsAre;

std::string withActions(std::string_view actions) {
    return eventWith("\"actions\":" + std::string(actions));
}

std::string action(std::string_view trigger) {
    return R"([{"label":"Go","trigger":)" + std::string(trigger) + "}]";
}

TEST(ActionRules, AcceptEveryTrigger) {
    for (const auto* const trigger :
         {R"({"openURL":"ssh://nas.lan"})", R"({"openTerminalWith":"ssh ${metadata.host}"})",
          R"({"copyToClipboard":"line 1\nline 2"})"}) {
        EXPECT_EQ(accepted(withActions(action(trigger))).actions, action(trigger));
    }
    accepted(
        withActions(R"([{"label":"Go","systemIcon":"globe","trigger":{"copyToClipboard":"x"}}])"));
    EXPECT_EQ(accepted(withActions("[]")).actions, "[]");
}

TEST(ActionRules, WantExactlyOneTrigger) {
    EXPECT_THAT(faultyPointers(withActions(action("{}"))), ElementsAre("/actions/0/trigger"));
    EXPECT_THAT(
        faultyPointers(withActions(action(R"({"openURL":"http://a","copyToClipboard":"b"})"))),
        ElementsAre("/actions/0/trigger"));
    EXPECT_THAT(faultyPointers(withActions(action(R"({"runScript":"rm"})"))),
                ElementsAre("/actions/0/trigger/runScript", "/actions/0/trigger"));
    EXPECT_THAT(faultyPointers(withActions(action(R"("openURL")"))),
                ElementsAre("/actions/0/trigger"));
}

TEST(ActionRules, NameWhatIsMissingOrUnknown) {
    EXPECT_THAT(faultyPointers(withActions(R"([{}, 7, {"label":"","icon":1,"trigger":{}}])")),
                ElementsAre("/actions/0/label", "/actions/0/trigger", "/actions/1",
                            "/actions/2/label", "/actions/2/icon", "/actions/2/trigger"));
}

TEST(ActionRules, BoundTheirNumberAndTexts) {
    std::string actions = "[";
    for (int i = 0; i < 8; ++i) {
        actions += R"({"label":"Go","trigger":{"copyToClipboard":"x"}},)";
    }
    actions.back() = ']';
    accepted(withActions(actions));
    actions.back() = ',';
    actions += R"({"label":"Go","trigger":{"copyToClipboard":"x"}}])";
    EXPECT_THAT(faultyPointers(withActions(actions)), ElementsAre("/actions"));
    EXPECT_THAT(
        faultyPointers(withActions(R"([{"label":")" + std::string(65, 'x') + R"(","systemIcon":")" +
                                   std::string(65, 'x') + R"(","trigger":{"copyToClipboard":")" +
                                   std::string(4097, 'x') + R"("}}])")),
        ElementsAre("/actions/0/label", "/actions/0/systemIcon",
                    "/actions/0/trigger/copyToClipboard"));
}

TEST(ActionRules, OpenOnlyUrlsWithAnAllowedScheme) {
    for (const auto* const url :
         {"http://a", "HTTPS://a", "ssh://a", "sftp://a", "ftp://a", "mailto:a@b", "tel:+49",
          "sms:1", "obsidian://x", "vscode://x", "vscodium://x", "slack://x", "msteams:x",
          "discord://x", "tg://x", "zoommtg://x", "https://a/${metadata.id}"}) {
        EXPECT_TRUE(isOpenableUrl(url)) << url;
    }
    for (const auto* const url :
         {"", "http:", ":x", "//a", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x",
          " http://a", "http://a b", "http://a\n", "ht\ttp://a", "httpx://a", "${metadata.url}",
          "http\xc2\x85://a", "ssh://-oProxyCommand=x", "ssh://root@-x", "ssh://-x@nas"}) {
        EXPECT_FALSE(isOpenableUrl(url)) << url;
    }
    EXPECT_THAT(faultyPointers(withActions(action(R"({"openURL":"file:///etc/passwd"})"))),
                ElementsAre("/actions/0/trigger/openURL"));
}

TEST(ActionRules, OpenUrlsWithASchemeThatTheOwnerAdded) {
    const std::vector<std::string> more{"steam", "file"};
    EXPECT_TRUE(isOpenableUrl("Steam://run/1", more));
    EXPECT_FALSE(isOpenableUrl("file:///etc/passwd", more));
    const auto body = withActions(action(R"({"openURL":"steam://run/1"})"));
    EXPECT_THAT(faultyPointers(body), ElementsAre("/actions/0/trigger/openURL"));
    EXPECT_TRUE(decodeBody({.contentType = "", .body = body}, {"scripts.shell", "", more}));
}

TEST(ActionRules, KeepControlCharactersOutOfCommands) {
    EXPECT_THAT(faultyPointers(withActions(action(R"({"openTerminalWith":"a\nb"})"))),
                ElementsAre("/actions/0/trigger/openTerminalWith"));
    EXPECT_THAT(faultyPointers(withActions(action(R"({"copyToClipboard":"a\u001b[b"})"))),
                ElementsAre("/actions/0/trigger/copyToClipboard"));
}

} // namespace
} // namespace tempo::ingest
