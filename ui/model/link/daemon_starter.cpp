#include "model/link/daemon_starter.hpp"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

namespace tempo::model {

QString findDaemon(const QString& ownFolder) {
    const auto beside = ownFolder + QStringLiteral("/tempod");
    return QFileInfo(beside).isExecutable()
               ? beside
               : QStandardPaths::findExecutable(QStringLiteral("tempod"));
}

DaemonStarter::DaemonStarter(QString program, QObject* parent)
    : QObject(parent), program_(std::move(program)) {}

void DaemonStarter::start() {
    auto* systemctl = new QProcess(this);
    connect(systemctl, &QProcess::finished, this,
            [this, systemctl](int code, QProcess::ExitStatus status) {
                systemctl->deleteLater();
                if (status != QProcess::NormalExit || code != 0) {
                    startProgram();
                }
            });
    connect(systemctl, &QProcess::errorOccurred, this,
            [this, systemctl](QProcess::ProcessError error) {
                if (error == QProcess::FailedToStart) {
                    systemctl->deleteLater();
                    startProgram();
                }
            });
    systemctl->setStandardErrorFile(QProcess::nullDevice());
    systemctl->start(
        QStringLiteral("systemctl"),
        {QStringLiteral("--user"), QStringLiteral("start"), QStringLiteral("tempod.service")});
}

void DaemonStarter::startProgram() {
    if (program_.isEmpty()) {
        Q_EMIT failed(tr("tempod is not installed beside tempo-tray, nor on the path. Install it, "
                         "or start it by hand."));
        return;
    }
    QProcess daemon;
    daemon.setProgram(program_);
    daemon.setStandardInputFile(QProcess::nullDevice());
    daemon.setStandardOutputFile(QProcess::nullDevice());
    daemon.setStandardErrorFile(QProcess::nullDevice());
    if (!daemon.startDetached()) {
        Q_EMIT failed(tr("%1 cannot be started: %2").arg(program_, daemon.errorString()));
    }
}

} // namespace tempo::model
