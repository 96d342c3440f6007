#include "cli/connection.hpp"

#include <gmock/gmock.h>

#include <array>

#include <sys/socket.h>
#include <unistd.h>

namespace tempo::cli {
namespace {

using namespace std::chrono_literals;
using protocol::Json;
using ::testing::HasSubstr;

/// A connection whose other end speaks lines written beforehand: a socket pair keeps them.
class Peer {
public:
    Peer() {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends_.data()) != 0) {
            throw std::runtime_error("socketpair failed");
        }
        connection = std::make_unique<Connection>(LineSocket(ends_[0]));
    }
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
    ~Peer() { end(); }

    void say(const std::string& text) {
        ASSERT_EQ(::send(ends_[1], text.data(), text.size(), MSG_NOSIGNAL),
                  static_cast<ssize_t>(text.size()));
    }
    void say(const protocol::Response& response) { say(protocol::encode(response)); }
    void say(const protocol::Notification& notification) { say(protocol::encode(notification)); }

    /// The next request that the connection has sent.
    protocol::Request heard() {
        std::array<char, 4096> buffer{};
        const ssize_t size = ::recv(ends_[1], buffer.data(), buffer.size(), MSG_DONTWAIT);
        const std::string line(buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
        const auto request = protocol::decodeRequest(line.substr(0, line.find('\n')));
        return request ? *request : protocol::Request{};
    }

    void end() {
        if (ends_[1] >= 0) {
            ::close(ends_[1]);
            ends_[1] = -1;
        }
    }

    std::unique_ptr<Connection> connection;

private:
    std::array<int, 2> ends_{-1, -1};
};

TEST(Connection, SendsARequestAndGivesItsResult) {
    Peer peer;
    peer.say(protocol::Response{1, Json{{"answer", 42}}});
    EXPECT_EQ(peer.connection->call("status.get", {{"a", 1}}, 5s), (Json{{"answer", 42}}));
    EXPECT_EQ(peer.heard(), (protocol::Request{1, "status.get", {{"a", 1}}}));
}

TEST(Connection, GivesTheDaemonsOwnWordsWhenItSaysNo) {
    Peer peer;
    peer.say(protocol::Response{1, protocol::toRpcError({ErrorCode::NotFound, "no such event."})});
    peer.say(protocol::Response{2, protocol::toRpcError({ErrorCode::Forbidden, "owners only."})});
    peer.say(protocol::Response{3, protocol::toRpcError({ErrorCode::Unavailable, "port in use."})});
    EXPECT_EQ(peer.connection->call("a", Json::object(), 5s).error(),
              (Failure{ExitCode::Refused, "no such event."}));
    EXPECT_EQ(peer.connection->call("b", Json::object(), 5s).error(),
              (Failure{ExitCode::Forbidden, "owners only."}));
    EXPECT_EQ(peer.connection->call("c", Json::object(), 5s).error(),
              (Failure{ExitCode::Refused, "port in use."}))
        << "the daemon is there and refuses";
}

TEST(Connection, KeepsNotificationsThatComeBeforeTheAnswer) {
    Peer peer;
    peer.say(protocol::Notification{"one", Json::object()});
    peer.say(protocol::Notification{"two", Json::object()});
    peer.say(protocol::Response{1, Json(true)});
    peer.say(protocol::Notification{"three", Json::object()});
    EXPECT_TRUE(peer.connection->call("events.subscribe", Json::object(), 5s));
    EXPECT_EQ(peer.connection->nextNotification()->method, "one");
    EXPECT_EQ(peer.connection->nextNotification()->method, "two");
    EXPECT_EQ(peer.connection->nextNotification()->method, "three");
}

TEST(Connection, SaysThatTheConnectionEnded) {
    Peer peer;
    peer.end();
    const auto answer = peer.connection->call("a", Json::object(), 5s);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().exit, ExitCode::Unreachable);
    EXPECT_EQ(peer.connection->nextNotification().error().exit, ExitCode::Unreachable);
}

TEST(Connection, DoesNotWaitForAnAnswerForEver) {
    Peer peer;
    const auto answer = peer.connection->call("a", Json::object(), 0ms);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().exit, ExitCode::Unreachable);
    EXPECT_THAT(answer.error().detail, HasSubstr("did not answer in time"));
}

TEST(Connection, RefusesWhatIsNotTheProtocol) {
    Peer peer;
    peer.say("HTTP/1.1 400 Bad Request\r\n");
    const auto answer = peer.connection->call("a", Json::object(), 5s);
    ASSERT_FALSE(answer);
    EXPECT_THAT(answer.error().detail, HasSubstr("not tempod"));
}

TEST(Connection, SaysHelloWithTheVersionOfTheProtocol) {
    Peer peer;
    peer.say(
        protocol::Response{1, protocol::toJson(protocol::HelloResult{
                                  protocol::kProtocolVersion, "0.1.0", protocol::Role::Owner})});
    EXPECT_TRUE(peer.connection->hello(5s));
    const auto request = peer.heard();
    EXPECT_EQ(request.method, "hello");
    EXPECT_EQ(request.params["protocol"], protocol::kProtocolVersion);
}

TEST(Connection, RefusesADaemonOfAnotherProtocol) {
    Peer peer;
    peer.say(protocol::Response{
        1, protocol::toJson(protocol::HelloResult{99, "9.0.0", protocol::Role::Owner})});
    const auto welcome = peer.connection->hello(5s);
    ASSERT_FALSE(welcome);
    EXPECT_EQ(welcome.error().exit, ExitCode::Refused);
    EXPECT_THAT(welcome.error().detail, HasSubstr("tempod 9.0.0 speaks version 99"));
}

TEST(LineSocket, SaysWhatIsWrongWithThePath) {
    const auto absent = LineSocket::connect("/nonexistent/tempo/control.sock");
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().exit, ExitCode::Unreachable);
    EXPECT_THAT(absent.error().detail, HasSubstr("/nonexistent/tempo/control.sock does not exist"));
    EXPECT_THAT(LineSocket::connect(std::string(200, 'x')).error().detail,
                HasSubstr("File name too long"));
}

} // namespace
} // namespace tempo::cli
