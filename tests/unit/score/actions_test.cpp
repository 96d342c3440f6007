#include "score/actions.hpp"
#include "unit/score/sample.hpp"

#include <gtest/gtest.h>

namespace tempo::score {
namespace {

using testing::SampleEvent;
using testing::scoreWith;

const std::string kActions = R"("defaultActions": [
    {"label": "Open", "systemIcon": "globe", "trigger": {"openURL": "https://${metadata.host}/"}},
    {"label": "Copy", "systemIcon": "doc", "trigger": {"copyToClipboard": "${metadata}"}},
    {"label": "Ping", "systemIcon": "wave",
     "trigger": {"openTerminalWith": "ping ${metadata.host}"}, "_disabled": true}])";

std::vector<ResolvedAction> resolved(std::string_view metadata, const std::string& own = "[]") {
    SampleEvent event(metadata);
    event.actions = own;
    return resolveActions(scoreWith(kActions), event.view(), {});
}

TEST(Actions, AreFilledInEachInItsWay) {
    const auto actions = resolved(R"({"host": "nas"})");
    ASSERT_EQ(actions.size(), 3U);
    EXPECT_EQ(actions[0].text, "https://nas/");
    EXPECT_EQ(actions[0].availability, Availability::Ready);
    EXPECT_EQ(actions[1].text, R"({"host":"nas"})");
    EXPECT_EQ(actions[2].text, "ping 'nas'");
    EXPECT_EQ(actions[2].written, "ping ${metadata.host}");
    EXPECT_EQ(actions[2].availability, Availability::SwitchedOff);
}

TEST(Actions, NameWhatTheEventLacks) {
    const auto actions = resolved("{}");
    EXPECT_EQ(actions[0].availability, Availability::Impossible);
    EXPECT_EQ(actions[0].reason, "The event has no metadata.host.");
    EXPECT_EQ(actions[0].missing, std::vector<std::string>{"metadata.host"});
    EXPECT_EQ(actions[0].text, "");
}

TEST(Actions, SayWhyAValueCannotBeFilledIn) {
    const auto actions = resolved(R"({"host": "-h"})");
    EXPECT_EQ(actions[0].availability, Availability::Impossible);
    EXPECT_NE(actions[0].reason.find("hyphen"), std::string::npos);
    EXPECT_NE(actions[2].reason.find("metadata.host cannot be filled in, because"),
              std::string::npos);
}

TEST(Actions, OfTheEventReplaceThoseOfTheSameLabel) {
    const auto actions = resolved(R"({"host": "nas"})", R"([
        {"label": "Copy", "systemIcon": "x", "trigger": {"copyToClipboard": "${title}"}},
        {"label": "More", "trigger": {"openURL": "https://example.org"}}])");
    ASSERT_EQ(actions.size(), 4U);
    EXPECT_EQ(actions[1].text, "${title}");
    EXPECT_EQ(actions[1].written, "${title}");
    EXPECT_EQ(actions[1].author, Author::Sender);
    EXPECT_EQ(actions[3].label, "More");
    EXPECT_EQ(actions[3].kind, TriggerKind::OpenUrl);
}

TEST(Actions, OfTheEventOpenOnlyWhatTheOwnerOpens) {
    const auto actions =
        resolved("{}", R"([{"label": "More", "trigger": {"openURL": "steam://run/1"}}])");
    EXPECT_EQ(actions.back().availability, Availability::Impossible);
    EXPECT_NE(actions.back().reason.find("actions.moreSchemes"), std::string::npos);
}

} // namespace
} // namespace tempo::score
