#pragma once

#include <tempo/core/error.hpp>

#include <QString>

namespace tempo::model {

/// The entry by which a desktop starts the tray at login: `tempo-tray.desktop` in the autostart
/// folder (freedesktop.org, Desktop Application Autostart Specification).
class Autostart {
public:
    /// `folder` is usually `~/.config/autostart`; `program` the absolute path of tempo-tray.
    Autostart(QString folder, QString program);

    bool isOn() const;
    Expected<void> turnOn() const;
    Expected<void> turnOff() const;

private:
    QString file_;
    QString program_;
};

/// A path as the key Exec wants it: quoted, with its special characters escaped (Desktop Entry
/// Specification, "The Exec key").
QString execQuoted(const QString& path);

} // namespace tempo::model
