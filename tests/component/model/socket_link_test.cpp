#include "model/link/socket_link.hpp"

#include <gmock/gmock.h>

#include <QCoreApplication>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>

namespace tempo::model {
namespace {

using protocol::Json;

/// A daemon of which a test writes every word.
class Peer : public testing::Test {
protected:
    protocol::SocketHints hints() const {
        return {
            .option = wire(path), .environment = {}, .runtimeDirectory = {}, .dataDirectory = {}};
    }

    void listen() { ASSERT_TRUE(server.listen(path)) << server.errorString().toStdString(); }

    template<class Holds>
    static void until(Holds holds) {
        while (!holds()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    }

    QLocalSocket* accepted() {
        until([this] { return server.hasPendingConnections(); });
        return server.nextPendingConnection();
    }

    static protocol::Request read(QLocalSocket* socket) {
        until([socket] { return socket->canReadLine(); });
        auto line = socket->readLine();
        line.chop(1);
        return protocol::decodeRequest(line.toStdString()).value();
    }

    static void write(QLocalSocket* socket, const std::string& line) {
        socket->write(line.data(), static_cast<qint64>(line.size()));
    }

    static void welcome(QLocalSocket* socket, int version = protocol::kProtocolVersion) {
        const auto hello = read(socket);
        ASSERT_EQ(hello.method, "hello");
        const protocol::HelloResult result{
            .protocol = version, .version = "9.9.9", .role = protocol::Role::Owner};
        write(socket, protocol::encode(
                          protocol::Response{.id = hello.id, .outcome = protocol::toJson(result)}));
    }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("control.sock"));
    QLocalServer server;
};

TEST_F(Peer, SaysHelloAndIsConnected) {
    listen();
    SocketLink link(hints(), "test 1");
    auto* socket = accepted();
    welcome(socket);
    until([&] { return link.isConnected(); });
    EXPECT_EQ(link.status().daemonVersion, "9.9.9");
    EXPECT_TRUE(link.isOwner());
}

TEST_F(Peer, IsAwayUntilThereIsASocket) {
    SocketLink link(hints(), "test 1");
    until([&] { return link.status().state == LinkState::Away; });
    EXPECT_THAT(link.status().problem, testing::HasSubstr("tempod is not running"));
    listen();
    welcome(accepted()); // by itself
    until([&] { return link.isConnected(); });
    EXPECT_EQ(link.status().problem, "");
}

TEST_F(Peer, GetsAnAnswerForEachQuestion) {
    listen();
    SocketLink link(hints(), "test 1");
    auto* socket = accepted();
    welcome(socket);
    until([&] { return link.isConnected(); });
    std::optional<Expected<protocol::ChangedResult>> good;
    std::optional<Expected<protocol::ChangedResult>> bad;
    ask<protocol::ChangedResult>(link, &link, "events.dismiss", protocol::EventIdsParams{},
                                 [&](const auto& result) { good = result; });
    ask<protocol::ChangedResult>(link, &link, "events.delete", protocol::EventIdsParams{},
                                 [&](const auto& result) { bad = result; });
    const auto first = read(socket);
    const auto second = read(socket);
    write(socket,
          protocol::encode(protocol::Response{
              .id = second.id, .outcome = protocol::toRpcError({ErrorCode::Forbidden, "No."})}));
    write(socket,
          protocol::encode(protocol::Response{.id = first.id, .outcome = Json{{"changed", 3}}}));
    until([&] { return good && bad; });
    EXPECT_EQ(good->value().changed, 3U);
    EXPECT_EQ(bad->error(), (Error{ErrorCode::Forbidden, "No."}));
}

TEST_F(Peer, AnswersForADaemonThatHasGone) {
    listen();
    SocketLink link(hints(), "test 1");
    auto* socket = accepted();
    welcome(socket);
    until([&] { return link.isConnected(); });
    std::optional<Expected<protocol::ChangedResult>> answer;
    ask<protocol::ChangedResult>(link, &link, "events.dismiss", protocol::EventIdsParams{},
                                 [&](const auto& result) { answer = result; });
    read(socket);
    socket->abort();
    until([&] { return answer.has_value(); });
    EXPECT_EQ(answer->error().code, ErrorCode::Unavailable);
    until([&] { return link.status().state == LinkState::Away; });
    welcome(accepted()); // and comes back by itself
    until([&] { return link.isConnected(); });
}

TEST_F(Peer, SaysThatTheVersionsDiffer) {
    listen();
    SocketLink link(hints(), "test 1");
    welcome(accepted(), protocol::kProtocolVersion + 1);
    until([&] { return link.status().state == LinkState::OtherVersion; });
    EXPECT_THAT(link.status().problem, testing::HasSubstr("9.9.9"));
}

TEST_F(Peer, SaysThatItIsNotPermitted) {
    listen();
    SocketLink link(hints(), "test 1");
    auto* socket = accepted();
    write(socket, protocol::encode(protocol::Response{
                      .id = protocol::kNoId,
                      .outcome = protocol::toRpcError({ErrorCode::Forbidden, "Not for you."})}));
    socket->disconnectFromServer();
    until([&] { return link.status().state == LinkState::NotPermitted; });
    EXPECT_EQ(link.status().problem, "Not for you.");
}

TEST_F(Peer, IsNotTakenForADaemonWhenItTalksNonsense) {
    listen();
    SocketLink link(hints(), "test 1");
    auto* socket = accepted();
    write(socket, "hello there\n");
    until([&] { return link.status().state == LinkState::Away; });
    EXPECT_THAT(link.status().problem, testing::HasSubstr("not tempod"));
}

TEST_F(Peer, HandsOnWhatItIsTold) {
    listen();
    SocketLink link(hints(), "test 1");
    auto* socket = accepted();
    welcome(socket);
    std::optional<protocol::EventsDeleted> told;
    QObject::connect(&link, &DaemonLink::eventsDeleted,
                     [&](const protocol::EventsDeleted& deleted) { told = deleted; });
    const protocol::EventsDeleted deleted{.subscription = 1, .ids = {EventId{}}};
    write(socket, protocol::encode(protocol::Notification{.method = "events.deleted",
                                                          .params = protocol::toJson(deleted)}));
    until([&] { return told.has_value(); });
    EXPECT_EQ(*told, deleted);
}

} // namespace
} // namespace tempo::model
