#include <gmock/gmock.h>

#include <QCoreApplication>
#include <QLocale>

/// The models need an event loop's application, and the same words and times everywhere.
int main(int argc, char** argv) {
    qputenv("TZ", "UTC");
    QLocale::setDefault(QLocale::c());
    const QCoreApplication application(argc, argv);
    testing::InitGoogleMock(&argc, argv);
    return RUN_ALL_TESTS();
}
