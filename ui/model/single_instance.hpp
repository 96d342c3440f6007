#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace tempo::model {

/// One tray for a person: the first one listens at a local socket, each further one gives it its
/// message and ends.
class SingleInstance final : public QObject {
    Q_OBJECT
public:
    /// `path` of the socket, in a folder that belongs to the person alone.
    explicit SingleInstance(QString path, QObject* parent = nullptr);

    /// Hands `message` (one line) to the instance that runs already. False: there is none, and this
    /// one is it now.
    bool handOver(const QString& message);

Q_SIGNALS:
    void received(const QString& message);

private:
    bool isAnswered(const QString& message) const;
    void takeConnection();

    QString path_;
    QLocalServer server_;
};

} // namespace tempo::model
