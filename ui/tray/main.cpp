#include "model/text.hpp"
#include "tray/application.hpp"

#include <tempo/core/version.hpp>

#include <QApplication>
#include <exception>
#include <iostream>

namespace {

using namespace tempo::tray;

int run(QApplication& application) {
    const auto options = CommandLine::parse(QApplication::arguments());
    tempo::model::SingleInstance instance(instanceSocket());
    if (instance.handOver(options.address.isEmpty() ? QStringLiteral("show") : options.address)) {
        return 0;
    }
    Application tray(options);
    QObject::connect(&instance, &tempo::model::SingleInstance::received, &tray, &Application::open);
    return application.exec();
}

} // namespace

int main(int argc, char** argv) {
    try {
        QApplication application(argc, argv);
        QApplication::setApplicationName(QStringLiteral("tempo-tray"));
        QApplication::setApplicationDisplayName(QStringLiteral("Tempo"));
        QApplication::setApplicationVersion(tempo::model::shown(tempo::version()));
        QApplication::setDesktopFileName(QStringLiteral("tempo-tray"));
        QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/tempo-tray.svg")));
        QApplication::setQuitOnLastWindowClosed(false);
        return run(application);
    } catch (const std::exception& error) {
        std::cerr << "tempo-tray: " << error.what() << '\n';
        return 1;
    }
}
