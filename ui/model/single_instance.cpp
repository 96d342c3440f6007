#include "model/single_instance.hpp"

#include <QLocalSocket>

namespace tempo::model {
namespace {

constexpr int kPatienceMilliseconds = 2000;
constexpr qint64 kLongestMessage = 16 * 1024; // a path of PATH_MAX bytes, each escaped

} // namespace

SingleInstance::SingleInstance(QString path, QObject* parent)
    : QObject(parent), path_(std::move(path)) {
    server_.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&server_, &QLocalServer::newConnection, this, &SingleInstance::takeConnection);
}

bool SingleInstance::handOver(const QString& message) {
    if (isAnswered(message)) {
        return true;
    }
    QLocalServer::removeServer(path_); // left by one that was killed
    if (server_.listen(path_)) {
        return false;
    }
    return isAnswered(message); // another one was faster
}

bool SingleInstance::isAnswered(const QString& message) const {
    QLocalSocket socket;
    socket.connectToServer(path_);
    if (!socket.waitForConnected(kPatienceMilliseconds)) {
        return false;
    }
    socket.write(message.toUtf8() + '\n');
    return socket.waitForBytesWritten(kPatienceMilliseconds);
}

void SingleInstance::takeConnection() {
    auto* socket = server_.nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (socket->canReadLine()) {
            const auto line = socket->readLine(kLongestMessage);
            socket->disconnectFromServer();
            Q_EMIT received(QString::fromUtf8(line).trimmed());
        } else if (socket->bytesAvailable() > kLongestMessage) {
            socket->abort();
        }
    });
}

} // namespace tempo::model
