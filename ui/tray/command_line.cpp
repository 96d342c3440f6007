#include "tray/command_line.hpp"

#include <QCommandLineParser>
#include <QDir>
#include <QUrl>

namespace tempo::tray {

namespace {

/// A path as an address that another instance, in another folder, understands.
QString addressOf(const QString& argument) {
    if (argument.isEmpty()) {
        return argument;
    }
    return QUrl::fromUserInput(argument, QDir::currentPath(), QUrl::AssumeLocalFile)
        .toString(QUrl::FullyEncoded);
}

} // namespace

CommandLine CommandLine::parse(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The desktop window of Tempo."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{QStringLiteral("socket"), QStringLiteral("The control socket of tempod."),
                        QStringLiteral("path")},
                       {QStringLiteral("hidden"),
                        QStringLiteral("Start with the icon alone, without the window.")}});
    parser.addPositionalArgument(
        QStringLiteral("what"),
        QStringLiteral("tempo://event/ID opens this event; a FILE.tempo-score is shown, so that it "
                       "can be installed."),
        QStringLiteral("[what]"));
    parser.process(arguments);
    return {.socket = parser.isSet(QStringLiteral("socket"))
                          ? std::optional(parser.value(QStringLiteral("socket")))
                          : std::nullopt,
            .window =
                parser.isSet(QStringLiteral("hidden")) ? FirstWindow::Hidden : FirstWindow::Shown,
            .address = addressOf(parser.positionalArguments().value(0))};
}

} // namespace tempo::tray
