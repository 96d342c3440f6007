#include "model/notifications/notification_policy.hpp"
#include "model/settings/preferences.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

#include <QTemporaryDir>

namespace tempo::model {
namespace {

using Kind = Announcement::Kind;

EventRow firing(std::uint64_t number, Severity severity) {
    return rowOf(test::numbered(number, severity));
}

TEST(NotificationPolicy, ShowsWhatNeedsAttention) {
    NotificationPolicy policy;
    EXPECT_EQ(policy.decide(firing(1, Severity::Warning), Quiet::No).kind, Kind::Show);
    EXPECT_EQ(policy.decide(firing(2, Severity::Info), Quiet::No).kind, Kind::Nothing);
}

TEST(NotificationPolicy, ShowsTheSameOnlyOnce) {
    NotificationPolicy policy;
    auto row = firing(1, Severity::Warning);
    policy.decide(row, Quiet::No);
    EXPECT_EQ(policy.decide(row, Quiet::No).kind, Kind::Nothing);
    row.title = "another";
    EXPECT_EQ(policy.decide(row, Quiet::No).kind, Kind::Show);
}

TEST(NotificationPolicy, ClosesWhatHasBeenSeenTo) {
    NotificationPolicy policy;
    auto row = firing(1, Severity::Error);
    policy.decide(row, Quiet::No);
    row.needsAttention = false;
    EXPECT_EQ(policy.decide(row, Quiet::No).kind, Kind::Close);
    EXPECT_EQ(policy.decide(row, Quiet::No).kind, Kind::Nothing);
}

TEST(NotificationPolicy, LetsOnlyCriticalPassTheQuiet) {
    NotificationPolicy policy;
    EXPECT_EQ(policy.decide(firing(1, Severity::Error), Quiet::Yes).kind, Kind::Nothing);
    EXPECT_EQ(policy.decide(firing(2, Severity::Critical), Quiet::Yes).kind, Kind::Show);
    NotificationRules strict;
    strict.criticalPassesQuiet = false;
    policy.setRules(strict);
    EXPECT_EQ(policy.decide(firing(3, Severity::Critical), Quiet::Yes).kind, Kind::Nothing);
}

TEST(NotificationPolicy, FollowsTheRulesOfSeverityAndSource) {
    NotificationPolicy policy;
    NotificationRules rules;
    rules.general.severities = {Severity::Error};
    policy.setRules(rules);
    EXPECT_EQ(policy.decide(firing(1, Severity::Warning), Quiet::No).kind, Kind::Nothing);
    EXPECT_EQ(policy.decide(firing(2, Severity::Error), Quiet::No).kind, Kind::Show);
    setMuted(rules, "scripts.test", Muted::Yes);
    policy.setRules(rules);
    EXPECT_EQ(policy.decide(firing(3, Severity::Error), Quiet::No).kind, Kind::Nothing);
}

TEST(NotificationPolicy, SoundsOnceAndAgainWhenItGetsWorse) {
    NotificationPolicy policy;
    NotificationRules rules;
    rules.general.withSound = {Severity::Error, Severity::Critical};
    policy.setRules(rules);
    auto row = firing(1, Severity::Error);
    EXPECT_EQ(policy.decide(row, Quiet::No).sound, Sound::Yes);
    row.title = "the same, in other words";
    EXPECT_EQ(policy.decide(row, Quiet::No).sound, Sound::No);
    row.severity = Severity::Critical;
    EXPECT_EQ(policy.decide(row, Quiet::No).sound, Sound::Yes);
}

EventRow firingOf(const std::string& provider, std::uint64_t number, Severity severity) {
    auto row = firing(number, severity);
    row.provider = provider;
    return row;
}

TEST(NotificationPolicy, FollowsTheRulesOfTheNearestPrefix) {
    NotificationPolicy policy;
    NotificationRules rules;
    rules.ofSources["nas"] = {.severities = {Severity::Critical}, .withSound = {}};
    rules.ofSources["nas.ups"] = {.severities = {Severity::Warning},
                                  .withSound = {Severity::Warning}};
    policy.setRules(rules);
    EXPECT_EQ(policy.decide(firingOf("nas.disk", 1, Severity::Error), Quiet::No).kind,
              Kind::Nothing);
    const auto critical = policy.decide(firingOf("nas.disk", 2, Severity::Critical), Quiet::No);
    EXPECT_EQ(critical.kind, Kind::Show);
    EXPECT_EQ(critical.sound, Sound::No);
    const auto battery =
        policy.decide(firingOf("nas.ups.battery", 3, Severity::Warning), Quiet::No);
    EXPECT_EQ(battery.kind, Kind::Show);
    EXPECT_EQ(battery.sound, Sound::Yes);
    EXPECT_EQ(policy.decide(firingOf("nasty", 4, Severity::Error), Quiet::No).kind, Kind::Show);
}

TEST(NotificationPolicy, IsSilentForAMutedSourceAndAllBelowIt) {
    NotificationPolicy policy;
    NotificationRules rules;
    setMuted(rules, "nas", Muted::Yes);
    policy.setRules(rules);
    EXPECT_EQ(policy.decide(firingOf("nas.disk", 1, Severity::Critical), Quiet::No).kind,
              Kind::Nothing);
    setMuted(rules, "nas", Muted::No);
    policy.setRules(rules);
    EXPECT_EQ(policy.decide(firingOf("nas.disk", 2, Severity::Critical), Quiet::No).kind,
              Kind::Show);
}

TEST(MutedSources, AreHeardAloneBelowOneThatIsMuted) {
    NotificationRules rules;
    setMuted(rules, "nas", Muted::Yes);
    setMuted(rules, "nas.ups", Muted::No);
    EXPECT_FALSE(isMuted(rules, "nas.ups"));
    EXPECT_FALSE(isMuted(rules, "nas.ups.battery"));
    EXPECT_TRUE(isMuted(rules, "nas.disk"));
    EXPECT_TRUE(isMuted(rules, "nas"));
    setMuted(rules, "nas.ups", Muted::Yes);
    EXPECT_TRUE(isMuted(rules, "nas.ups.battery"));
}

TEST(MutedSources, AreMutedAllAgainWithTheirUmbrella) {
    NotificationRules rules;
    setMuted(rules, "nas.disk", Muted::Yes);
    setMuted(rules, "nas", Muted::Yes);
    setMuted(rules, "nas.ups", Muted::No);
    setMuted(rules, "nas", Muted::No);
    EXPECT_TRUE(isMuted(rules, "nas.disk")) << "was muted by itself";
    EXPECT_EQ(rules.mutedSources.size(), 1U) << "nothing is left to be an exception of";
    setMuted(rules, "nas", Muted::Yes);
    EXPECT_TRUE(isMuted(rules, "nas.ups"));
}

TEST(MutedSources, AreKept) {
    const QTemporaryDir folder;
    NotificationRules rules;
    setMuted(rules, "nas", Muted::Yes);
    setMuted(rules, "nas.ups", Muted::No);
    Preferences(folder.filePath("conf")).setNotificationRules(rules);
    EXPECT_EQ(Preferences(folder.filePath("conf")).notificationRules(), rules);
}

TEST(NotificationPolicy, ShowsAStackOnceAndClosesItWithItsLastEvent) {
    NotificationPolicy policy;
    NotificationRules rules;
    rules.general.withSound = {Severity::Error};
    policy.setRules(rules);
    auto first = firing(1, Severity::Error);
    auto second = firing(2, Severity::Error);
    first.stack = second.stack = 7;
    EXPECT_EQ(policy.decide(first, Quiet::No).sound, Sound::Yes);
    const Announcement silently{.kind = Kind::Show, .key = {.stack = 7, .event = {}}};
    EXPECT_EQ(policy.decide(second, Quiet::No), silently);
    first.needsAttention = second.needsAttention = false;
    EXPECT_EQ(policy.decide(first, Quiet::No).kind, Kind::Nothing);
    EXPECT_EQ(policy.decide(second, Quiet::No).kind, Kind::Close);
}

TEST(NotificationPolicy, KeepsAnEventInItsNotificationWhateverStackItMovesTo) {
    NotificationPolicy policy;
    auto row = firing(1, Severity::Error);
    row.stack = 7;
    const auto key = policy.decide(row, Quiet::No).key;
    row.stack = 8;
    row.title = "in other words";
    EXPECT_EQ(policy.decide(row, Quiet::No).key, key);
    row.needsAttention = false;
    EXPECT_EQ(policy.decide(row, Quiet::No), (Announcement{.kind = Kind::Close, .key = key}));
}

} // namespace
} // namespace tempo::model
