#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace tempo::tray {

enum class FirstWindow : std::uint8_t { Shown, Hidden };

struct CommandLine {
    std::optional<QString> socket; ///< `--socket`
    FirstWindow window = FirstWindow::Shown;
    QString address; ///< `tempo://event/…` or `file:///…` of a score to open; else empty

    /// Ends the program itself for --help, --version and what it does not understand.
    static CommandLine parse(const QStringList& arguments);
};

} // namespace tempo::tray
