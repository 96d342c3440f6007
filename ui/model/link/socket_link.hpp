#pragma once

#include "model/link/daemon_link.hpp"

#include <tempo/protocol/control_socket.hpp>

#include <QThread>

namespace tempo::model {

class LinkWorker;

/// The daemon behind a control socket on this machine. The socket has a thread of its own, where
/// lines are read and parsed; the destructor ends it.
class SocketLink final : public DaemonLink {
    Q_OBJECT
public:
    SocketLink(protocol::SocketHints hints, std::string client, QObject* parent = nullptr);
    SocketLink(const SocketLink&) = delete;
    SocketLink& operator=(const SocketLink&) = delete;
    ~SocketLink() override;

    const LinkStatus& status() const override { return status_; }
    void request(std::string method, protocol::Json params, AnswerReader reader) override;
    void tryNow() override;

private:
    LinkStatus status_;
    QThread thread_;
    LinkWorker* worker_; ///< lives on the thread and is deleted there
};

} // namespace tempo::model
