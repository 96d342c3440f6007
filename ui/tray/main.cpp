#include "model/text.hpp"
#include "tray/application.hpp"
#include "tray/language.hpp"

#include <tempo/core/version.hpp>

#include <QApplication>
#include <QProcess>
#include <exception>
#include <iostream>

namespace {

using namespace tempo;
using namespace tempo::tray;

int run(QApplication& application) {
    const auto options = CommandLine::parse(QApplication::arguments());
    model::SingleInstance instance(instanceSocket());
    if (instance.handOver(options.address.isEmpty() ? QStringLiteral("show") : options.address)) {
        return 0;
    }
    speak(model::Preferences(preferencesFile()).language(), application);
    Application tray(options);
    QObject::connect(&instance, &model::SingleInstance::received, &tray, &Application::open);
    return QApplication::exec();
}

/// Only when the instance before has let go of its socket; with what it was told about the daemon.
int startAgain() {
    auto arguments = QApplication::arguments().mid(1);
    arguments.removeAll(QStringLiteral("--hidden"));
    return QProcess::startDetached(QApplication::applicationFilePath(), arguments) ? 0 : 1;
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
        const int code = run(application);
        return code == kStartAgain ? startAgain() : code;
    } catch (const std::exception& error) {
        std::cerr << "tempo-tray: " << error.what() << '\n';
        return 1;
    }
}
