#include "model/settings/setting_words.hpp"
#include "model/settings/triage_words.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

std::string said(const char* rule) {
    return triageWords(QString::fromUtf8(rule)).toStdString();
}

TEST(TriageWords, MakeASentenceOfARule) {
    EXPECT_EQ(said("dismiss info after 2d"), "Dismiss events with severity Info after 2 days");
    EXPECT_EQ(said("acknowledge any of scripts.shell after 6h"),
              "Acknowledge events of scripts.shell after 6 hours");
    EXPECT_EQ(said("dismiss error of nas after 3w"),
              "Dismiss events of nas with severity Error after 3 weeks");
    EXPECT_EQ(said("dismiss any of backups never"), "Never dismiss events of backups");
    EXPECT_EQ(said("acknowledge any after 90s"), "Acknowledge all events after 90 seconds");
}

TEST(TriageWords, LeaveWhatIsNoRuleTheyKnow) {
    for (const auto* rule : {"", "archive info after 2d", "dismiss grave after 2d",
                             "dismiss info after 2y", "dismiss info after 2d sometimes"}) {
        EXPECT_EQ(said(rule), rule);
    }
}

TEST(SettingWords, AreTheDaemonsWhereTheWindowHasNone) {
    protocol::SettingInfo setting{.name = "retention.days", .description = "as the daemon says"};
    EXPECT_EQ(settingWords(setting).toStdString(), "How long events are kept");
    setting.name = "something.new";
    EXPECT_EQ(settingWords(setting).toStdString(), "as the daemon says");
}

TEST(LockWords, SayWhatFixesASetting) {
    protocol::SettingInfo setting{.origin = "environment", .originDetail = "TEMPO_LOG_LEVEL"};
    EXPECT_EQ(lockWords(setting).toStdString(), "");
    setting.locked = true;
    EXPECT_EQ(lockWords(setting).toStdString(), "environment variable: TEMPO_LOG_LEVEL");
    setting.origin = "command line";
    setting.originDetail.clear();
    EXPECT_EQ(lockWords(setting).toStdString(), "command line");
}

} // namespace
} // namespace tempo::model
