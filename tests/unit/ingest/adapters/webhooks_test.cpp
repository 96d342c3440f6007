// What the samples do not show of the other adapters: choices by single values, and bodies that are
// not theirs.
#include "ingest/adapters/adapter.hpp"
#include "ingest/adapters/kopia_report.hpp"

#include <tempo/core/limits.hpp>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace tempo::ingest {
namespace {

using Json = nlohmann::json;
using testing::ElementsAre;

auto adapt(std::string_view source, std::string_view body, std::vector<HeaderField> fields = {}) {
    const auto& adapter = *findAdapter(source);
    return decodeForeign(adapter,
                         {.contentType = "application/json", .body = body, .fields = fields},
                         {adapter.provider, ""});
}

EventDraft taken(std::string_view source, std::string_view body,
                 std::vector<HeaderField> fields = {}) {
    auto decoded = adapt(source, body, std::move(fields));
    if (!decoded) {
        ADD_FAILURE() << decoded.error().detail;
        return {};
    }
    return decoded->events.front();
}

TEST(Adapters, TakeNoSnapshotThatIsNoObject) {
    for (const auto* body : {R"({"snapshots":[["a","b"]]})", R"({"snapshots":["a"]})",
                             R"({"snapshots":[{"path":"/a"},7]})"}) {
        EXPECT_FALSE(adapt("kopia", body)) << body;
    }
}

TEST(Adapters, TakeAnEmptyKeyForNoOther) {
    const auto draft = taken("unifi/network", R"({"key":"EVT_X","":"surprise"})");
    const auto metadata = Json::parse(draft.metadata);
    EXPECT_FALSE(metadata.contains("alarmName")) << draft.metadata;
    EXPECT_NE(draft.title, "surprise");
}

TEST(Adapters, AreFoundByTheirPathAndByATokensProvider) {
    for (const auto& adapter : adapters()) {
        EXPECT_EQ(findAdapter(adapter.source), &adapter) << adapter.source;
        EXPECT_EQ(adapterOf(adapter.provider), &adapter) << adapter.source;
        EXPECT_EQ(adapterOf(std::string(adapter.provider) + ".cellar"), &adapter);
        EXPECT_NE(adapterOf(std::string(adapter.provider) + "x"), &adapter);
    }
    EXPECT_EQ(adapterOf("com"), nullptr);
    EXPECT_EQ(findAdapter(""), nullptr);
}

TEST(Adapters, LeaveTemposOwnJsonToTempo) {
    for (const auto& adapter : adapters()) {
        const auto decoded =
            decodeEither(adapter,
                         {.contentType = "application/json",
                          .body = R"({"title":"One","metadata":{"name":"a"},"severity":"info"})"},
                         {adapter.provider, ""}, {adapter.provider, ""});
        ASSERT_TRUE(decoded) << adapter.source;
        EXPECT_EQ(decoded->events.front().title, "One") << adapter.source;
    }
}

TEST(Adapters, SayWhatTheyExpectOfWhatIsNotTheirs) {
    for (const auto& adapter : adapters()) {
        for (const auto* body : {"{}", "[]", "1", R"("a")", "null", R"({"a":{"b":[]}})"}) {
            const auto decoded = adapt(adapter.source, body);
            ASSERT_FALSE(decoded) << adapter.source << body;
            EXPECT_EQ(decoded.error().kind, Refusal::NotRecognised) << adapter.source << body;
            EXPECT_EQ(decoded.error().faults.size(), 1U);
        }
    }
}

TEST(Alerts, TakeTheSeverityOfTheLabelWhileTheyFire) {
    const auto alert = [](std::string_view status, std::string_view severity) {
        return R"({"alerts":[{"status":")" + std::string(status) + R"(","labels":{"severity":")" +
               std::string(severity) + R"("},"fingerprint":"f"}]})";
    };
    EXPECT_EQ(taken("alertmanager", alert("firing", "page")).severity, Severity::Critical);
    EXPECT_EQ(taken("alertmanager", alert("firing", "sev2")).severity, std::nullopt);
    EXPECT_EQ(taken("grafana", alert("resolved", "critical")).severity, Severity::Ok);
}

TEST(Adapters, RefuseMoreEventsThanABatchHas) {
    std::string alerts = R"({"alerts":[)";
    std::string report;
    for (std::size_t i = 0; i <= limits::kBatchEvents; ++i) {
        alerts += std::string(i == 0 ? "" : ",") + R"({"status":"firing","labels":{}})";
        report += "Path: /a\n  Status: success\n";
    }
    EXPECT_EQ(adapt("alertmanager", alerts + "]}").error().kind, Refusal::TooManyEvents);
    EXPECT_EQ(adapt("kopia", report).error().kind, Refusal::TooManyEvents);
}

TEST(Alerts, OfAnEmptyGroupAreRefused) {
    const auto decoded = adapt("alertmanager", R"({"alerts":[],"receiver":"a"})");
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().kind, Refusal::InvalidEvent);
}

TEST(GitHub, KnowsARunFromItsStartToItsEnd) {
    const std::string run = R"({"id":7,"name":"CI","status":"completed","conclusion":)";
    const std::string rest = R"(},"repository":{"full_name":"a/b"}})";
    const std::vector<HeaderField> fields{{"X-GitHub-Event", "workflow_run"}};
    const auto failed =
        taken("github", R"({"workflow_run":)" + run + R"("failure")" + rest, fields);
    const auto running = taken("github", R"({"workflow_run":)" + run + "null" + rest, fields);
    EXPECT_EQ(failed.externalID, "workflow_run:a/b:7");
    EXPECT_EQ(failed.externalID, running.externalID);
    EXPECT_EQ(failed.state, State::Firing);
    EXPECT_EQ(failed.severity, Severity::Error);
    EXPECT_EQ(running.eventType, EventType::Event);
}

TEST(GitHub, TakesTheEventFromWhicheverForgeSentIt) {
    for (const auto* field : {"X-GitHub-Event", "X-Gitea-Event", "X-Forgejo-Event"}) {
        EXPECT_EQ(taken("forgejo", R"({"ref":"refs/heads/main"})", {{field, "push"}}).title,
                  "push to main");
    }
    EXPECT_FALSE(adapt("github", R"({"ref":"refs/heads/main"})"));
}

TEST(GitHub, ReadsTheFormThatItSendsByDefault) {
    const std::vector<HeaderField> fields{{"X-GitHub-Event", "ping"}};
    const auto decoded =
        decodeForeign(*findAdapter("github"),
                      {.contentType = "application/x-www-form-urlencoded",
                       .body = "payload=%7B%22zen%22%3A%22Design+for+failure.%22%7D",
                       .fields = fields},
                      {"com.github", ""});
    ASSERT_TRUE(decoded);
    EXPECT_EQ(Json::parse(decoded->events.front().metadata)["message"], "Design for failure.");
}

TEST(Healthchecks, TakesEachFormOfItsTemplate) {
    const auto plain = taken("healthchecks", R"({"check":"Backup","status":"down","tags":"nas db",
        "code":"1-2"})");
    EXPECT_EQ(plain.externalID, "healthchecks:1-2");
    EXPECT_EQ(plain.state, State::Firing);
    EXPECT_EQ(Json::parse(plain.metadata)["tags"], Json({"nas", "db"}));
    const auto object =
        taken("healthchecks", R"({"name":"Backup","status":"up","tags":"","n_pings":3,
        "slug":"backup","unique_key":"k"})");
    EXPECT_EQ(object.externalID, "healthchecks:k");
    EXPECT_EQ(object.state, State::Resolved);
}

TEST(Kopia, TellsOutcomesApart) {
    const auto outcome = [](std::string_view status, std::string_view delta) {
        const auto event = taken("kopia", "Path: /srv\n\n  Status: " + std::string(status) +
                                              "\n  Size: 4 KB" + std::string(delta) + "\n");
        return Json::parse(event.metadata)["outcome"].get<std::string>();
    };
    EXPECT_EQ(outcome("success", " (+1 KB)"), "ok");
    EXPECT_EQ(outcome("success", ""), "no-change");
    EXPECT_EQ(outcome("warnings", ""), "warning");
    EXPECT_EQ(outcome("incomplete", ""), "warning");
    EXPECT_EQ(outcome("fatal", ""), "error");
}

TEST(Kopia, ReadsTheLinesOfAReport) {
    const auto snapshots = parseKopiaReport("Path: /a\r\n\r\n  Status:   success\r\n"
                                            "\r\n  Failed Entries:\r\n\r\n  - /a/b: denied: no\r\n"
                                            "\r\nPath: /c\n  Status: fatal\nGenerated at x: y\n");
    ASSERT_EQ(snapshots.size(), 2U);
    EXPECT_EQ(snapshots[0].field("Status"), "success");
    EXPECT_THAT(snapshots[0].failedEntries, ElementsAre("/a/b: denied: no"));
    EXPECT_EQ(snapshots[1].path, "/c");
    EXPECT_EQ(snapshots[1].fields.size(), 1U);
}

TEST(Servarr, TellsTroubleFromNews) {
    const auto grab = taken("sonarr", R"({"eventType":"Grab","series":{"title":"A"},"episodes":
        [{"seasonNumber":1,"episodeNumber":12}]})");
    EXPECT_EQ(grab.title, "A S01E12: grabbed");
    EXPECT_EQ(grab.eventType, EventType::Event);
    const std::string health = R"(,"instanceName":"Sonarr","level":"error","type":"IndexerCheck"})";
    const auto sick = taken("sonarr", R"({"eventType":"Health")" + health);
    const auto well = taken("sonarr", R"({"eventType":"HealthRestored")" + health);
    EXPECT_EQ(sick.state, State::Firing);
    EXPECT_EQ(sick.severity, Severity::Error);
    EXPECT_EQ(well.state, State::Resolved);
    EXPECT_EQ(sick.externalID, well.externalID);
}

TEST(Unifi, ReadsAnAlarmInEachOfItsShapes) {
    for (
        const auto* body :
        {R"({"key":"EVT_AP_Lost_Contact","ap":"00:11:22:33:44:55","msg":"AP is gone"})",
         R"({"alarm":{"key":"EVT_AP_Lost_Contact","ap":"00:11:22:33:44:55","msg":"AP is gone"}})",
         R"({"name":"x","message":"AP is gone","parameters":{"UNIFIdeviceMac":"00:11:22:33:44:55"}})",
         R"({"events":[{"alert_key":"k","message":"AP is gone","scope":
             {"device_mac":"00:11:22:33:44:55"}}]})"}) {
        const auto event = taken("unifi/network", body);
        EXPECT_EQ(event.title, "AP is gone") << body;
        EXPECT_EQ(Json::parse(event.metadata)["deviceMac"], "00:11:22:33:44:55") << body;
    }
}

TEST(Unifi, TellsNetworkAndProtectApartOnTheirCommonPath) {
    EXPECT_EQ(taken("unifi", R"({"key":"EVT_X","msg":"a"})").providerIdentifier,
              "com.ubiquiti.unifi.network");
    EXPECT_EQ(taken("unifi", R"({"alarm":{"name":"a","triggers":[]}})").providerIdentifier,
              "com.ubiquiti.unifi.protect");
}

TEST(Seerr, KnowsAnIssueFromItsStartToItsEnd) {
    const std::string rest = R"(,"subject":"A","issue":{"issue_id":"3"}})";
    const auto open = taken("jellyseerr", R"({"notification_type":"ISSUE_CREATED")" + rest);
    const auto done = taken("overseerr", R"({"notification_type":"ISSUE_RESOLVED")" + rest);
    EXPECT_EQ(open.state, State::Firing);
    EXPECT_EQ(done.state, State::Resolved);
    EXPECT_EQ(open.externalID, done.externalID);
}

} // namespace
} // namespace tempo::ingest
