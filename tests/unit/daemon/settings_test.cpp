#include "daemon/settings/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace tempo::daemon {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view kPort = "ingestion.port";

SettingLayer portFrom(std::int64_t port, std::string source) {
    return {{std::string(kPort), {port, std::move(source)}}};
}

SettingValue number(std::int64_t value) {
    return value;
}

TEST(Settings, LetEachLayerHideTheOnesBelow) {
    Settings settings({});
    EXPECT_EQ(settings.value(kPort), number(7776));
    ASSERT_THAT(settings.loadStored({{std::string(kPort), "2001"}}), IsEmpty());
    EXPECT_EQ(settings.value(kPort), number(2001));
    settings.replaceFileLayer(portFrom(2002, "tempo.json"));
    EXPECT_EQ(settings.value(kPort), number(2002));

    const auto file = portFrom(2002, "tempo.json");
    const auto environment = portFrom(2003, "TEMPO_INGESTION_PORT");
    const auto commandLine = portFrom(2004, "--port");
    EXPECT_EQ(Settings({file, environment, {}}).value(kPort), number(2003));
    EXPECT_EQ(Settings({file, environment, commandLine}).value(kPort), number(2004));
}

TEST(Settings, ReportWhereAValueComesFrom) {
    Settings settings({});
    auto report = settings.report(kPort).value();
    EXPECT_EQ(report.origin, SettingOrigin::Default);
    EXPECT_FALSE(report.locked);

    ASSERT_TRUE(settings.store(kPort, number(2001)));
    report = settings.report(kPort).value();
    EXPECT_EQ(report.origin, SettingOrigin::Stored);
    EXPECT_FALSE(report.locked);

    settings.replaceFileLayer(portFrom(2002, "/etc/tempo/tempo.json"));
    report = settings.report(kPort).value();
    EXPECT_EQ(report.origin, SettingOrigin::File);
    EXPECT_EQ(report.source, "/etc/tempo/tempo.json");
    EXPECT_TRUE(report.locked);
    EXPECT_EQ(report.value, number(2002));
    EXPECT_EQ(report.hiddenValue, number(2001));
}

TEST(Settings, ListEverySettingInTheOrderOfTheDefinitions) {
    const auto reports = Settings({}).list();
    ASSERT_THAT(reports, SizeIs(settingDefinitions().size()));
    EXPECT_EQ(reports.front().definition, &settingDefinitions().front());
    EXPECT_EQ(reports.back().definition, &settingDefinitions().back());
}

TEST(Settings, RefuseAChangeOfWhatIsFixedAndSayByWhat) {
    Settings settings({portFrom(2002, "tempo.json"), {}, {}});
    auto error = settings.store(kPort, number(2001)).error();
    EXPECT_EQ(error.code, ErrorCode::Locked);
    EXPECT_THAT(error.detail, HasSubstr("fixed by the file tempo.json"));

    error = Settings({{}, portFrom(2003, "TEMPO_INGESTION_PORT"), {}}).unset(kPort).error();
    EXPECT_EQ(error.code, ErrorCode::Locked);
    EXPECT_THAT(error.detail, HasSubstr("fixed by the environment variable TEMPO_INGESTION_PORT"));

    error = Settings({{}, {}, portFrom(2004, "--port")}).checkChange(kPort, 2001).error();
    EXPECT_EQ(error.code, ErrorCode::Locked);
    EXPECT_THAT(error.detail, HasSubstr("fixed by the command line (--port)"));
    EXPECT_EQ(settings.value(kPort), number(2002));
}

TEST(Settings, BecomeChangeableAgainWhenTheFileNoLongerFixesThem) {
    Settings settings({portFrom(2002, "tempo.json"), {}, {}});
    settings.replaceFileLayer({});
    EXPECT_EQ(settings.value(kPort), number(7776));
    EXPECT_TRUE(settings.store(kPort, number(2001)));
}

TEST(Settings, KeepTheirValueWhenAChangeIsRefused) {
    Settings settings({});
    const auto error = settings.store(kPort, number(80)).error();
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_EQ(settings.value(kPort), number(7776));
    EXPECT_EQ(settings.store("no.such", true).error().code, ErrorCode::NotFound);
}

TEST(Settings, CheckAChangeWithoutMakingIt) {
    const Settings settings({});
    EXPECT_EQ(settings.checkChange(kPort, 2001), number(2001));
    EXPECT_EQ(settings.checkChange(kPort, "2001"), number(2001));
    EXPECT_EQ(settings.checkChange("network.trustedOnly", "off"), SettingValue(false));
    EXPECT_EQ(settings.checkChange(kPort, true).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(settings.value(kPort), number(7776));
}

TEST(Settings, FallBackToTheDefaultWhenAStoredValueIsTakenOut) {
    Settings settings({});
    ASSERT_TRUE(settings.store(kPort, number(2001)));
    ASSERT_TRUE(settings.unset(kPort));
    EXPECT_EQ(settings.value(kPort), number(7776));
    EXPECT_TRUE(settings.unset(kPort));
    EXPECT_EQ(settings.unset("no.such").error().code, ErrorCode::NotFound);
}

TEST(Settings, LeaveOutStoredValuesOfAnotherVersionAndReportThem) {
    Settings settings({});
    const auto refusals = settings.loadStored({{std::string(kPort), "80"},
                                               {"log.level", "not JSON"},
                                               {"retired.setting", "true"},
                                               {"retention.days", "30"}});
    ASSERT_THAT(refusals, SizeIs(3));
    EXPECT_THAT(refusals[0].detail, AllOf(HasSubstr("default holds"), HasSubstr("`80`")));
    EXPECT_THAT(refusals[1].detail, HasSubstr("log.level"));
    EXPECT_THAT(refusals[2].detail, HasSubstr("`retired.setting`"));
    EXPECT_EQ(settings.value(kPort), number(7776));
    EXPECT_EQ(settings.value("retention.days"), number(30));
}

TEST(Settings, ReadBackWhatTheyWriteForTheStore) {
    for (const auto& value : {SettingValue(std::string("off")), number(7)}) {
        Settings settings({});
        EXPECT_THAT(settings.loadStored({{"ingestion.rate.perToken", toJson(value).dump()}}),
                    IsEmpty());
        EXPECT_EQ(settings.value("ingestion.rate.perToken"), value);
    }
}

TEST(Settings, TreatANameThatIsNoSettingAsABug) {
    EXPECT_THROW(Settings({}).value("no.such"), std::out_of_range);
}

TEST(SettingOrigin, HasAWordForEachLayer) {
    EXPECT_EQ(toText(SettingOrigin::Default), "default");
    EXPECT_EQ(toText(SettingOrigin::CommandLine), "command line");
}

} // namespace
} // namespace tempo::daemon
