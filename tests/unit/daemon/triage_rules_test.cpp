#include "daemon/settings/triage_rules.hpp"

#include <gtest/gtest.h>

namespace tempo::daemon {
namespace {

using namespace std::chrono_literals;

std::vector<TriageRule> rules(const std::vector<std::string>& texts) {
    return parseTriageRules(texts).value();
}

TEST(TriageRules, SurviveTheRoundTrip) {
    for (const auto* text :
         {"dismiss info after 2d", "acknowledge any after 6h",
          "acknowledge critical of scripts.shell after 30m", "dismiss any of backups never"}) {
        const auto rule = parseTriageRule(text);
        ASSERT_TRUE(rule) << text;
        EXPECT_EQ(toText(*rule), text);
    }
}

TEST(TriageRules, MayHaveMoreBlanks) {
    EXPECT_EQ(parseTriageRule("  dismiss   info after  2d "),
              parseTriageRule("dismiss info after 2d"));
}

TEST(TriageRules, RefuseWhatIsNone) {
    for (const auto* text :
         {"", "dismiss", "dismiss info", "dismiss info after", "drop info after 2d",
          "dismiss bad after 2d", "dismiss info after 2x", "dismiss info of after 2d",
          "dismiss info of a/b after 2d", "dismiss info after 2d now", "dismiss info never 2d"}) {
        const auto rule = parseTriageRule(text);
        ASSERT_FALSE(rule) << text;
        EXPECT_EQ(rule.error().code, ErrorCode::InvalidInput);
    }
}

TEST(TriageRules, GoByTheFirstThatSpeaksOfAnEvent) {
    const auto all = rules({"dismiss any of backups never", "dismiss info of scripts after 1h",
                            "dismiss info after 2d", "acknowledge any after 3d"});
    const auto dismissedAfter = [&](std::string_view provider, Severity severity) {
        const auto* rule = ruleFor(all, TriageAction::Dismiss, provider, severity);
        return rule == nullptr ? std::nullopt : rule->age;
    };
    EXPECT_EQ(dismissedAfter("backups.nas", Severity::Info), std::nullopt);
    EXPECT_EQ(dismissedAfter("scripts.shell", Severity::Info), 1h);
    EXPECT_EQ(dismissedAfter("scripts-old", Severity::Info), 48h);
    EXPECT_EQ(ruleFor(all, TriageAction::Dismiss, "scripts", Severity::Error), nullptr);
    EXPECT_EQ(ruleFor(all, TriageAction::Acknowledge, "scripts", Severity::Error)->age, 72h);
}

TEST(TriageRules, KnowTheLeastAgeOfASeverity) {
    const auto all = rules({"dismiss any of backups never", "dismiss info after 2d",
                            "dismiss any of scripts after 1h"});
    EXPECT_EQ(leastAge(all, TriageAction::Dismiss, Severity::Info), 1h);
    EXPECT_EQ(leastAge(all, TriageAction::Acknowledge, Severity::Info), std::nullopt);
}

} // namespace
} // namespace tempo::daemon
