#pragma once

#include "model/link/daemon_link.hpp"
#include "model/link/reconnect_delay.hpp"

#include <tempo/protocol/control_socket.hpp>
#include <tempo/protocol/framing.hpp>

#include <QLocalSocket>
#include <QTimer>
#include <cstdint>
#include <unordered_map>

namespace tempo::model {

/// The socket's side of a SocketLink: connects again and again, frames, reads. Everything happens
/// on the thread that it lives on.
class LinkWorker final : public QObject {
    Q_OBJECT
public:
    /// `client` is the name and version for the daemon's log.
    LinkWorker(protocol::SocketHints hints, std::string client);

    void connectNow();
    void request(std::string method, protocol::Json params, AnswerReader reader);

Q_SIGNALS:
    void statusIs(const tempo::model::LinkStatus& status);
    void answered(const std::function<void()>& handling);
    void eventsChanged(const tempo::protocol::EventsChanged& changed);
    void eventsDeleted(const tempo::protocol::EventsDeleted& deleted);
    void eventsRestyled(const tempo::protocol::EventsRestyled& restyled);
    void subscriptionLagged(const tempo::protocol::SubscriptionLagged& lagged);
    void sourcesChanged(const tempo::protocol::SourcesChanged& changed);
    void countsChanged(const tempo::protocol::CountsChanged& changed);
    void activityChanged(const tempo::protocol::ActivityChanged& changed);
    void timelineChanged(const tempo::protocol::TimelineChanged& changed);
    void listLagged(const tempo::protocol::ListLagged& lagged);

private:
    void sayHello();
    void takeHello(const Expected<protocol::Json>& answer);
    void readLines();
    void take(const protocol::ServerMessage& message);
    void take(const protocol::Notification& notification);
    template<class Message>
    void announce(const protocol::Json& params, void (LinkWorker::*signal)(const Message&));
    void take(const protocol::Response& response);
    void fail(LinkState state, std::string problem);
    void failSocket(QLocalSocket::LocalSocketError error);
    void send(std::string method, protocol::Json params, AnswerReader reader);
    void endPending();

    protocol::SocketHints hints_;
    std::string client_;
    QLocalSocket* socket_;
    QTimer* retry_;
    QTimer* patience_; ///< runs until the hello is answered
    ReconnectDelay delay_;
    protocol::LineFramer framer_;
    LinkStatus status_;
    std::int64_t lastId_ = 0;
    std::unordered_map<std::int64_t, AnswerReader> pending_;
};

} // namespace tempo::model
