#include "component/control/client.hpp"
#include "component/control/fake_daemon.hpp"
#include "control/server.hpp"
#include "support/temporary_directory.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

namespace tempo::control::test {
namespace {

using boost::asio::local::stream_protocol;
using testing::HasSubstr;

mode_t modeOf(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

class ServerTest : public testing::Test {
protected:
    ServerTest() {
        options.socketPath = folder / "run" / "control.sock";
        options.access.daemonUser = ::geteuid();
    }

    Client connect() {
        Client::Socket socket(io);
        socket.connect(stream_protocol::endpoint(options.socketPath));
        return {io, std::move(socket)};
    }

    /// Connects as somebody else; needs root.
    Client connectAs(uid_t user) {
        Client::Socket socket(io);
        EXPECT_EQ(::seteuid(user), 0);
        boost::system::error_code error;
        socket.connect(stream_protocol::endpoint(options.socketPath), error);
        EXPECT_EQ(::seteuid(0), 0);
        EXPECT_FALSE(error) << error.message();
        return {io, std::move(socket)};
    }

    /// A socket file that nobody listens at.
    void leaveAStaleSocket() {
        std::filesystem::create_directories(folder / "run");
        stream_protocol::acceptor(io, stream_protocol::endpoint(options.socketPath)).close();
    }

    tempo::test::TemporaryDirectory folder;
    boost::asio::io_context io;
    FakeDaemon daemon;
    ServerOptions options;
};

TEST_F(ServerTest, MakesAFolderAndASocketForItsUserAlone) {
    Server server(io, options, daemon.ports());
    ASSERT_TRUE(server.start());
    EXPECT_EQ(modeOf(folder / "run"), 0700U);
    EXPECT_EQ(modeOf(options.socketPath), 0600U);
}

TEST_F(ServerTest, OpensTheFolderAndTheSocketToTheGroup) {
    options.access.ownerGroup = ::getegid();
    Server server(io, options, daemon.ports());
    ASSERT_TRUE(server.start());
    EXPECT_EQ(modeOf(folder / "run"), 0750U);
    EXPECT_EQ(modeOf(options.socketPath), 0660U);
}

TEST_F(ServerTest, LeavesAFolderThatExistsAsItIs) {
    std::filesystem::create_directory(folder / "run");
    std::filesystem::permissions(folder / "run", std::filesystem::perms(0711));
    Server server(io, options, daemon.ports());
    ASSERT_TRUE(server.start());
    EXPECT_EQ(modeOf(folder / "run"), 0711U);
}

TEST_F(ServerTest, ServesAClient) {
    Server server(io, options, daemon.ports());
    ASSERT_TRUE(server.start());
    auto client = connect();
    client.hello();
    EXPECT_EQ(resultOf(client.call("events.subscribe"))["subscription"], 1);
    EXPECT_EQ(server.subscribers(), 1U);
    EXPECT_EQ(resultOf(client.call("status.get"))["version"], "1.2.3");
    daemon.store.commit({"a"});
    EXPECT_EQ(client.notification().method, "events.changed");
}

TEST_F(ServerTest, ReplacesTheSocketOfADaemonThatIsGone) {
    leaveAStaleSocket();
    Server server(io, options, daemon.ports());
    ASSERT_TRUE(server.start());
    connect().hello();
}

TEST_F(ServerTest, RefusesAPathWhereAnotherDaemonListens) {
    Server first(io, options, daemon.ports());
    ASSERT_TRUE(first.start());
    Server second(io, options, daemon.ports());
    const auto started = second.start();
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::Locked);
    EXPECT_THAT(started.error().detail, HasSubstr(options.socketPath));
    second.stop();
    connect().hello();
}

TEST_F(ServerTest, RefusesAPathWhereSomethingElseIs) {
    std::filesystem::create_directory(folder / "run");
    std::ofstream(options.socketPath) << "precious";
    Server server(io, options, daemon.ports());
    const auto started = server.start();
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::Conflict);
    EXPECT_TRUE(std::filesystem::is_regular_file(options.socketPath));
}

TEST_F(ServerTest, RefusesAPathThatIsTooLongForASocket) {
    options.socketPath = folder / std::string(120, 'x');
    Server server(io, options, daemon.ports());
    const auto started = server.start();
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(started.error().detail, HasSubstr("1 to 107 bytes"));
}

TEST_F(ServerTest, RemovesTheSocketAndEndsConnectionsWhenItStops) {
    Server server(io, options, daemon.ports());
    ASSERT_TRUE(server.start());
    auto client = connect();
    client.hello();
    client.call("events.subscribe");
    EXPECT_EQ(daemon.store.listeners(), 1U);
    server.stop();
    EXPECT_EQ(client.line(), std::nullopt);
    EXPECT_FALSE(std::filesystem::exists(options.socketPath));
    EXPECT_EQ(daemon.store.listeners(), 0U);
}

TEST_F(ServerTest, LeavesTheSocketOfADaemonThatTookItsPlace) {
    Server server(io, options, daemon.ports());
    ASSERT_TRUE(server.start());
    std::filesystem::remove(options.socketPath);
    Server other(io, options, daemon.ports());
    ASSERT_TRUE(other.start());
    server.stop();
    EXPECT_TRUE(std::filesystem::exists(options.socketPath));
}

TEST_F(ServerTest, TurnsAwayWhoeverIsBeyondItsConnections) {
    options.connections = 1;
    Server server(io, options, daemon.ports());
    ASSERT_TRUE(server.start());
    auto first = connect();
    first.hello();
    auto second = connect();
    EXPECT_EQ(errorOf(std::get<protocol::Response>(second.message())).code, ErrorCode::Busy);
    EXPECT_EQ(second.line(), std::nullopt);
}

TEST_F(ServerTest, TurnsAwayAUserWithoutARole) {
    if (::geteuid() != 0) {
        GTEST_SKIP() << "only root can connect as somebody else";
    }
    Server server(io, options, daemon.ports());
    ASSERT_TRUE(server.start());
    for (const auto& open : {folder.path(), folder / "run", folder / "run" / "control.sock"}) {
        std::filesystem::permissions(open, std::filesystem::perms(0777));
    }
    auto stranger = connectAs(65'534);
    const auto answer = std::get<protocol::Response>(stranger.message());
    EXPECT_EQ(answer.id, protocol::kNoId);
    EXPECT_EQ(errorOf(answer).code, ErrorCode::Forbidden);
    EXPECT_THAT(errorOf(answer).detail, HasSubstr("65534"));
    EXPECT_EQ(stranger.line(), std::nullopt);
}

TEST_F(ServerTest, LetsAMemberOfTheViewerGroupView) {
    if (::geteuid() != 0) {
        GTEST_SKIP() << "only root can connect as somebody else";
    }
    options.access.viewerGroup = ::getegid();
    Server server(io, options, daemon.ports());
    ASSERT_TRUE(server.start());
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0711));
    auto viewer = connectAs(65'534);
    const auto answer = viewer.call("hello", {{"protocol", 1}, {"client", "test"}});
    EXPECT_EQ(resultOf(answer)["role"], "viewer");
}

} // namespace
} // namespace tempo::control::test
