#include "model/single_instance.hpp"

#include <gmock/gmock.h>

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

namespace tempo::model {
namespace {

TEST(SingleInstance, HandsItsMessageToTheFirst) {
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("tray.sock"));
    SingleInstance first(path);
    EXPECT_FALSE(first.handOver(QStringLiteral("show")));
    QString received;
    QObject::connect(&first, &SingleInstance::received,
                     [&](const QString& message) { received = message; });
    SingleInstance second(path);
    EXPECT_TRUE(second.handOver(QStringLiteral("tempo://event/1")));
    while (received.isEmpty()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    EXPECT_EQ(received.toStdString(), "tempo://event/1");
}

TEST(SingleInstance, TakesOverWhatAKilledOneHasLeft) {
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("tray.sock"));
    QFile left(path);
    ASSERT_TRUE(left.open(QIODevice::WriteOnly));
    left.close();
    SingleInstance instance(path);
    EXPECT_FALSE(instance.handOver(QStringLiteral("show")));
}

} // namespace
} // namespace tempo::model
