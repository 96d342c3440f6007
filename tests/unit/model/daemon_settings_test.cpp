#include "model/settings/daemon_settings.hpp"
#include "support/scripted_link.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using protocol::SettingInfo;

const QString kPort = QStringLiteral("ingestion.port");

SettingInfo port(int value) {
    return {.name = "ingestion.port",
            .value = value,
            .defaultValue = 7776,
            .origin = "stored",
            .originDetail = {},
            .description = "The port"};
}

TEST(DaemonSettings, ReadsThemAllWhenTheDaemonIsThere) {
    test::ScriptedLink link;
    link.answerWith("settings.list", protocol::SettingList{.settings = {port(7776)}});
    const DaemonSettings settings(link);
    EXPECT_FALSE(settings.state(kPort).isKnown);
    link.become(LinkState::Connected);
    EXPECT_EQ(settings.state(kPort).value.toInt(), 7776);
    EXPECT_FALSE(settings.state(kPort).isLocked);
}

TEST(DaemonSettings, SaysWhatLocksAValue) {
    test::ScriptedLink link;
    auto locked = port(7800);
    locked.origin = "environment";
    locked.originDetail = "TEMPO_INGESTION_PORT";
    locked.locked = true;
    link.answerWith("settings.list", protocol::SettingList{.settings = {locked}});
    const DaemonSettings settings(link);
    link.become(LinkState::Connected);
    EXPECT_TRUE(settings.state(kPort).isLocked);
    EXPECT_EQ(settings.state(kPort).lockedBy.toStdString(),
              "environment variable: TEMPO_INGESTION_PORT");
}

TEST(DaemonSettings, KeepsTheValueAndTheReasonWhenAChangeIsRefused) {
    test::ScriptedLink link;
    link.answerWith("settings.list", protocol::SettingList{.settings = {port(7776)}});
    link.answer("settings.set", [](const protocol::Json&) -> Expected<protocol::Json> {
        return failure(ErrorCode::InvalidInput, "`value` must be a port.");
    });
    DaemonSettings settings(link);
    link.become(LinkState::Connected);
    settings.set(kPort, 1);
    EXPECT_EQ(settings.state(kPort).value.toInt(), 7776);
    EXPECT_EQ(settings.state(kPort).error.toStdString(), "`value` must be a port.");
    link.answerWith("settings.set", port(7800));
    settings.set(kPort, 7800);
    EXPECT_EQ(settings.state(kPort).value.toInt(), 7800);
    EXPECT_TRUE(settings.state(kPort).error.isEmpty());
}

TEST(DaemonSettings, InsistsOnlyWhenItIsToldTo) {
    test::ScriptedLink link;
    DaemonSettings settings(link);
    settings.set(kPort, 1);
    EXPECT_EQ(link.lastParams("settings.set")["force"], false);
    settings.set(kPort, 1, Insist::Yes);
    EXPECT_EQ(link.lastParams("settings.set")["force"], true);
}

TEST(DaemonSettings, CarriesEveryKindOfValue) {
    for (const auto& value : {protocol::Json(true), protocol::Json(5), protocol::Json("text"),
                              protocol::Json(std::vector<std::string>{"10.0.0.0/8", "fd00::/8"})}) {
        EXPECT_EQ(toJsonValue(toVariant(value)), value);
    }
}

} // namespace
} // namespace tempo::model
