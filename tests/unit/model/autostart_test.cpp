#include "model/settings/autostart.hpp"

#include <gmock/gmock.h>

#include <QFile>
#include <QTemporaryDir>

namespace tempo::model {
namespace {

TEST(Autostart, IsAFileThatComesAndGoes) {
    const QTemporaryDir home;
    const Autostart autostart(home.filePath(QStringLiteral("autostart")),
                              QStringLiteral("/usr/bin/tempo-tray"));
    EXPECT_FALSE(autostart.isOn());
    ASSERT_TRUE(autostart.turnOn());
    EXPECT_TRUE(autostart.isOn());
    QFile file(home.filePath(QStringLiteral("autostart/tempo-tray.desktop")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_THAT(file.readAll().toStdString(),
                testing::HasSubstr("Exec=\"/usr/bin/tempo-tray\" --hidden\n"));
    ASSERT_TRUE(autostart.turnOff());
    EXPECT_FALSE(autostart.isOn());
    EXPECT_TRUE(autostart.turnOff());
}

TEST(Autostart, SaysWhyItCannotBeTurnedOn) {
    const QTemporaryDir home;
    QFile inTheWay(home.filePath(QStringLiteral("autostart")));
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    const Autostart autostart(inTheWay.fileName(), QStringLiteral("/usr/bin/tempo-tray"));
    const auto turned = autostart.turnOn();
    ASSERT_FALSE(turned);
    EXPECT_THAT(turned.error().detail, testing::HasSubstr("cannot be written"));
}

TEST(Autostart, QuotesWhatTheKeyExecTreatsSpecially) {
    EXPECT_EQ(execQuoted(QStringLiteral("/a b/50%")).toStdString(), "\"/a b/50%%\"");
    EXPECT_EQ(execQuoted(QStringLiteral("/a\"b")).toStdString(), "\"/a\\\\\"b\"");
}

} // namespace
} // namespace tempo::model
