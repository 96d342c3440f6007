#include "unit/protocol/round_trips.hpp"

#include <tempo/protocol/messages.hpp>

#include <gmock/gmock.h>

#include <string>

namespace tempo::protocol {
namespace {

const auto kSenderId = SenderId::parse("0198c5f0-0000-7000-8000-000000000002").value();

Event fullEvent() {
    return Event{.id = kEventId,
                 .sequence = 42,
                 .providerIdentifier = "scripts.shell",
                 .externalID = "job-1",
                 .title = "Backup \"nightly\" \xc3\xa9",
                 .subtitle = "line\ttab",
                 .eventType = EventType::Task,
                 .severity = Severity::Critical,
                 .state = State::Firing,
                 .startDate = kTime,
                 .endDate = kTime,
                 .receivedAt = kTime,
                 .metadata = R"({"a":{"b":[1,2.5,null]}})",
                 .actions = R"([{"label":"Open"}])",
                 .revision = 3,
                 .acknowledgedAt = kTime,
                 .dismissedAt = kTime,
                 .needsAttention = true,
                 .transport = Transport::Tls,
                 .sender = kSenderId,
                 .senderSeverity = Severity::Error,
                 .senderState = State::Resolved,
                 .score = "scripts",
                 .label = "Failed",
                 .labelColor = "#FF0000",
                 .displayTitle = "Backup failed",
                 .displaySubtitle = "of nas",
                 .emoji = "!",
                 .indicatorColor = "red",
                 .tag = "nas",
                 .surface = Surface::Agenda,
                 .role = StackRole::Opens,
                 .stackID = 7};
}

Sender fullSender() {
    return Sender{.id = kSenderId,
                  .name = "NAS",
                  .provider = "scripts",
                  .createdAt = kTime,
                  .expiresAt = kTime,
                  .revokedAt = kTime,
                  .allowedAddresses = {"10.0.0.0/8", "::1"},
                  .rate = {EventRate::Kind::PerMinute, 30},
                  .showOnce = true,
                  .requireTls = true,
                  .clientSubject = "CN=nas",
                  .lastUsedAt = kTime,
                  .lastUsedAddress = "10.0.0.1",
                  .lastUsedTransport = Transport::Plain,
                  .eventCount = 9,
                  .tlsSince = kTime,
                  .downgradeAttemptedAt = kTime,
                  .exposedAt = kTime};
}

AuditRecord fullRecord() {
    return AuditRecord{7,
                       {kTime, "refused.unauthorized", "uid 1000", "10.0.0.9", "NAS", "scripts",
                        "plain", 401, "r-1", "why", 12},
                       kTime};
}

StatusResult fullStatus() {
    return StatusResult{"1.2.3",
                        "/data",
                        "/config",
                        true,
                        {"a problem"},
                        {true,
                         {true, 7776, {"0.0.0.0:7776"}, "none"},
                         {false, 0, {}, "port 8776 is taken"},
                         3,
                         4,
                         5},
                        {"ready", 1, 2, 3, 4, 5},
                        {99, kTime, 6, 7},
                        8,
                        Counts{5, 3, Severity::Error, {1, 2, 0}}};
}

TEST(Messages, OfHelloAndStatusSurviveTheRoundTrip) {
    expectRoundTrips(Empty{}, HelloParams{2, "tempoctl 1"}, HelloResult{1, "1.2.3", Role::Owner},
                     HelloResult{}, fullStatus(), StatusResult{}, fullStatus().ingestion,
                     fullStatus().ingestion.plain, fullStatus().store, fullStatus().process);
}

TEST(Messages, OfEventsSurviveTheRoundTrip) {
    expectRoundTrips(
        fullEvent(), Event{}, EventListParams{},
        EventListParams{"p", Severity::Ok, Attention::Needed, Dismissed::Shown, "cursor", 1000},
        EventPage{}, EventPage{{fullEvent(), Event{}}, "cursor", -1}, EventParams{kEventId},
        EventRevision{2, kTime, {{"title", "earlier"}}},
        EventDetail{fullEvent(),
                    {{"Open",
                      "globe",
                      "openURL",
                      "score",
                      "impossible",
                      "",
                      "No host.",
                      {"metadata.host"},
                      "https://x"}},
                    {{2, kTime, {{"title", "earlier"}}}}},
        EventIdsParams{{kEventId}}, ChangedResult{3});
}

TEST(Messages, OfSearchAndImportSurviveTheRoundTrip) {
    expectRoundTrips(EventSearchParams{}, EventSearchParams{"disk", "cursor", 1000},
                     EventSearchPage{}, EventSearchPage{{fullEvent()}, "cursor", 3, -1},
                     EventImportParams{{fullEvent()}}, ImportFault{2, "/title", "is missing"},
                     EventImportResult{1, 2, 3, {{2, "/title", "is missing"}}});
}

TEST(Messages, OfSubscriptionsSurviveTheRoundTrip) {
    expectRoundTrips(SubscribeParams{}, SubscribeParams{4, kEventId, "p"}, SubscribeResult{1, 2},
                     SubscriptionParams{1}, EventsChanged{1, {fullEvent()}},
                     EventsDeleted{1, {kEventId}}, EventsRestyled{1, "scripts"},
                     SubscriptionLagged{1, 2});
}

TEST(Messages, OfScoresSurviveTheRoundTrip) {
    const ScoreInfo info{"scripts", "Scripts", "#112233", "local", true, true, "/f", 3, 2};
    expectRoundTrips(ScoreList{}, ScoreList{{info}, {{"/f", 1, 2, "/color", "wrong"}}},
                     ScoreParams{"scripts"}, ScoreText{"scripts", "local", "/f", "{}"},
                     ScoreFileParams{"/f"}, ScoreInstallParams{"{}"}, ScoreChanged{"scripts", "/f"},
                     ScorePreviewParams{"{}", "scripts", 5}, ScorePreview{});
}

TEST(Messages, OfSendersSurviveTheRoundTrip) {
    const EventRate off{EventRate::Kind::Off, 0};
    expectRoundTrips(
        fullSender(), Sender{}, SenderCreateParams{"n", "p", off, kTime, {"::1"}, true, true},
        SenderCreateParams{}, SenderToken{fullSender(), "t"}, SenderList{{Sender{}}},
        SenderParams{"n"}, SenderRotateParams{"n", std::chrono::seconds(60)},
        SenderUpdateParams{"n", {}, {}, {}, {}, {}, {}},
        SenderUpdateParams{"n", "m", off, {{"::1"}}, std::optional<Timestamp>(), true, "CN=nas"},
        SenderUpdateParams{"n", "m", off, {{}}, std::optional(kTime), false, ""});
}

TEST(Messages, OfSettingsSurviveTheRoundTrip) {
    const SettingInfo info{"log.level", "debug", "info", "file", "tempod.json", true, "How much"};
    expectRoundTrips(info, SettingList{{info}}, SettingParams{"n"}, SettingSetParams{"n", 7},
                     SettingSetParams{"n", nullptr}, SettingSetParams{"n", "off", true},
                     SettingUnsetParams{"n", true});
}

TEST(Messages, OfTheAuditSurviveTheRoundTrip) {
    expectRoundTrips(fullRecord(), AuditRecord{}, AuditListParams{},
                     AuditListParams{AuditKinds::Refusals, 9, 1},
                     AuditListParams{AuditKinds::Changes, {}, 1}, AuditPage{{fullRecord()}},
                     AuditVerification{true, 5, "none"}, AuditHandleParams{{1, 2}});
}

TEST(Messages, OfKeysSurviveTheRoundTrip) {
    const KeyCheck check{"0badcafe", "file", 5, {{"token", "nas"}, {"tls-key", "server"}}};
    expectRoundTrips(check, KeyCheck{}, KeyRotation{"0badcafe", 5, {{"lookup-key", ""}}});
}

TEST(Messages, OfTlsSurviveTheRoundTrip) {
    const TlsStatus full{true,
                         true,
                         8776,
                         "none",
                         {"localhost"},
                         kTime,
                         "ab",
                         "sha256//x",
                         "CN=Tempo",
                         kTime,
                         CertificateSource::File,
                         "/chain",
                         "/key",
                         {"soon expires"}};
    expectRoundTrips(full, TlsStatus{}, TlsCertificateParams{"/chain", "/key"},
                     TlsRemoveParams{true}, TlsAuthority{"pem"});
}

TEST(Messages, WriteAnEventUnderTheNamesOfTheWire) {
    EXPECT_EQ(
        jsonText(fullEvent()),
        R"({"id":"0198c5f0-0000-7000-8000-000000000001","sequence":42,)"
        R"("providerIdentifier":"scripts.shell","externalID":"job-1",)"
        "\"title\":\"Backup \\\"nightly\\\" \xc3\xa9\",\"subtitle\":\"line\\ttab\","
        R"("eventType":"task","severity":"critical","state":"firing",)"
        R"("startDate":"2026-01-01T00:00:00.123Z","endDate":"2026-01-01T00:00:00.123Z",)"
        R"("receivedAt":"2026-01-01T00:00:00.123Z","metadata":{"a":{"b":[1,2.5,null]}},)"
        R"("actions":[{"label":"Open"}],"revision":3,)"
        R"("acknowledgedAt":"2026-01-01T00:00:00.123Z","dismissedAt":"2026-01-01T00:00:00.123Z",)"
        R"("needsAttention":true,"transport":"tls",)"
        R"("senderID":"0198c5f0-0000-7000-8000-000000000002","senderSeverity":"error",)"
        R"("senderState":"resolved","score":"scripts","label":"Failed","labelColor":"#FF0000",)"
        R"("displayTitle":"Backup failed","displaySubtitle":"of nas","emoji":"!",)"
        R"("indicatorColor":"red","tag":"nas","surface":"agenda","role":"opens","stackID":7})");
}

TEST(Messages, LeaveAbsentOptionalFieldsOut) {
    const auto json = eventToJson(Event{});
    EXPECT_FALSE(json.contains("externalID"));
    EXPECT_FALSE(json.contains("endDate"));
    EXPECT_TRUE(json.contains("metadata"));
}

TEST(Messages, WriteASenderAndItsTokenAsOneObject) {
    const auto json = toJson(SenderToken{fullSender(), "tk"});
    EXPECT_EQ(json["name"], "NAS");
    EXPECT_EQ(json["rate"], 30);
    EXPECT_EQ(json["token"], "tk");
    EXPECT_EQ(toJson(Sender{})["rate"], "default");
}

TEST(Messages, TellNoExpiryFromNoChangeOfTheExpiry) {
    const auto never = fromJson<SenderUpdateParams>({{"sender", "n"}, {"expiresAt", nullptr}});
    ASSERT_TRUE(never);
    ASSERT_TRUE(never->expiresAt);
    EXPECT_EQ(*never->expiresAt, std::nullopt);
    EXPECT_EQ(fromJson<SenderUpdateParams>({{"sender", "n"}})->expiresAt, std::nullopt);
}

TEST(Messages, FillFieldsThatHaveADefault) {
    EXPECT_EQ(fromJson<EventListParams>(nlohmann::json::object()), EventListParams{});
    EXPECT_EQ(fromJson<AuditListParams>(nlohmann::json::object()), AuditListParams{});
    SenderCreateParams create;
    create.name = "n";
    create.provider = "p";
    EXPECT_EQ(fromJson<SenderCreateParams>({{"name", "n"}, {"provider", "p"}}), create);
}

TEST(Messages, OfThePolicySurviveTheRoundTrip) {
    expectRoundTrips(PolicyRules{{"a"}, {"b"}, {"c"}, true, {"d"}}, PolicyRules{},
                     PolicyChangeParams{PolicyList::Proxy, "::1"}, PolicyChange{"::1", {"careful"}},
                     PolicyTestParams{"::1"},
                     PolicyVerdict{"::1", true, "denyList", "::/0", "on the deny list", true},
                     PolicyVerdict{});
}

} // namespace
} // namespace tempo::protocol
