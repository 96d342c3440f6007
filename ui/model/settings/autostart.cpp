#include "model/settings/autostart.hpp"

#include "model/text.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace tempo::model {
namespace {

QByteArray entry(const QString& program) {
    return "[Desktop Entry]\n"
           "Type=Application\n"
           "Name=Tempo\n"
           "Icon=tempo-tray\n"
           "Exec=" +
           execQuoted(program).toUtf8() +
           " --hidden\n"
           "X-GNOME-Autostart-enabled=true\n";
}

tl::unexpected<Error> fault(const QString& file, const QString& why) {
    return failure(ErrorCode::Unavailable, wire(file) + " cannot be written: " + wire(why) + ".");
}

} // namespace

QString execQuoted(const QString& path) {
    QString quoted;
    for (const QChar letter : path) {
        if (QStringLiteral("\"`$\\").contains(letter)) {
            // One backslash for Exec's quoting, doubled by the escapes of a string value.
            quoted +=
                letter == QLatin1Char('\\') ? QStringLiteral("\\\\\\") : QStringLiteral("\\\\");
        }
        quoted += letter == QLatin1Char('%') ? QStringLiteral("%%") : QString(letter);
    }
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

Autostart::Autostart(QString folder, QString program)
    : file_(folder + QStringLiteral("/tempo-tray.desktop")), program_(std::move(program)) {}

bool Autostart::isOn() const {
    return QFile::exists(file_);
}

Expected<void> Autostart::turnOn() const {
    QDir().mkpath(QFileInfo(file_).path());
    QSaveFile file(file_);
    if (!file.open(QIODevice::WriteOnly)) {
        return fault(file_, file.errorString());
    }
    file.write(entry(program_));
    return file.commit() ? Expected<void>() : fault(file_, file.errorString());
}

Expected<void> Autostart::turnOff() const {
    QFile file(file_);
    return !file.exists() || file.remove() ? Expected<void>() : fault(file_, file.errorString());
}

} // namespace tempo::model
