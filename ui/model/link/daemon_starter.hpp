#pragma once

#include <QObject>
#include <QString>

namespace tempo::model {

/// Starts tempod where none runs: as the user's service where systemd has its unit, else as a
/// program of its own that outlives the tray.
class DaemonStarter final : public QObject {
    Q_OBJECT
public:
    /// `program` is the path of tempod; empty: as `tempod` on the path.
    explicit DaemonStarter(QString program = {}, QObject* parent = nullptr);

    /// Returns at once; the link notices when the daemon is there.
    void start();

Q_SIGNALS:
    void failed(const QString& problem);

private:
    void startProgram();

    QString program_;
};

/// tempod beside this program, or where the path has it; empty if it is nowhere.
QString findDaemon(const QString& ownFolder);

} // namespace tempo::model
