#include "tray/command_line.hpp"

#include <QCommandLineParser>

namespace tempo::tray {

CommandLine CommandLine::parse(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The desktop window of Tempo."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{QStringLiteral("socket"), QStringLiteral("The control socket of tempod."),
                        QStringLiteral("path")},
                       {QStringLiteral("hidden"),
                        QStringLiteral("Start with the icon alone, without the window.")}});
    parser.addPositionalArgument(QStringLiteral("address"),
                                 QStringLiteral("tempo://event/ID opens this event."),
                                 QStringLiteral("[address]"));
    parser.process(arguments);
    return {.socket = parser.isSet(QStringLiteral("socket"))
                          ? std::optional(parser.value(QStringLiteral("socket")))
                          : std::nullopt,
            .window =
                parser.isSet(QStringLiteral("hidden")) ? FirstWindow::Hidden : FirstWindow::Shown,
            .address = parser.positionalArguments().value(0)};
}

} // namespace tempo::tray
