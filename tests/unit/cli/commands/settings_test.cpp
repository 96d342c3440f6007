#include "unit/cli/fake_daemon.hpp"

#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using protocol::Json;
using testing::FakeDaemon;
using ::testing::HasSubstr;
using testing::run;

protocol::SettingInfo port() {
    return {.name = "ingestion.port",
            .value = 7777,
            .defaultValue = 7776,
            .origin = "environment",
            .originDetail = "TEMPO_INGESTION_PORT",
            .locked = true,
            .description = "Port of the plain listener."};
}

TEST(SettingsGet, PrintsTheValueAlone) {
    FakeDaemon daemon;
    daemon.answerWith("settings.get", port());
    EXPECT_EQ(run(daemon, {"settings", "get", "ingestion.port"}).out, "7777\n");
    auto bind = port();
    bind.value = "loopback";
    daemon.answerWith("settings.get", bind);
    EXPECT_EQ(run(daemon, {"settings", "get", "ingestion.bind"}).out, "loopback\n");
}

TEST(SettingsSet, LeavesReadingTheValueToTheDaemon) {
    FakeDaemon daemon;
    daemon.answerWith("settings.set", port());
    const auto outcome = run(daemon, {"settings", "set", "ingestion.port", "7777"});
    EXPECT_EQ(daemon.onlyCall("settings.set"),
              (Json{{"name", "ingestion.port"}, {"value", "7777"}, {"force", false}}));
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "ingestion.port is now 7777 (environment).\n");
}

TEST(SettingsUnset, NamesTheSetting) {
    FakeDaemon daemon;
    daemon.answerWith("settings.unset", port());
    EXPECT_EQ(run(daemon, {"settings", "unset", "ingestion.port"}).exit, ExitCode::Done);
    EXPECT_EQ(daemon.onlyCall("settings.unset"),
              (Json{{"name", "ingestion.port"}, {"force", false}}));
}

TEST(SettingsSet, ForcesWhatStopsSendersOnlyWhenTold) {
    FakeDaemon daemon;
    daemon.answerWith("settings.set", port());
    daemon.answerWith("settings.unset", port());
    run(daemon, {"settings", "set", "ingestion.tls.enabled", "false", "--force"});
    run(daemon, {"settings", "unset", "ingestion.tls.enabled", "--force"});
    EXPECT_EQ(daemon.onlyCall("settings.set")["force"], true);
    EXPECT_EQ(daemon.onlyCall("settings.unset")["force"], true);
}

TEST(SettingsList, TellsOriginAndLock) {
    FakeDaemon daemon;
    daemon.answerWith("settings.list", protocol::SettingList{{port()}});
    EXPECT_THAT(run(daemon, {"settings", "list"}).out,
                HasSubstr("ingestion.port  7777   environment (TEMPO_INGESTION_PORT)  yes     "
                          "Port of the plain listener.\n"));
    EXPECT_EQ(Json::parse(run(daemon, {"settings", "list", "--json"}).out)["settings"].size(), 1U);
}

} // namespace
} // namespace tempo::cli
