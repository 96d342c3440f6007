#include "cli/socket_path.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace tempo::cli {
namespace {

using Path = std::filesystem::path;

const SocketHints kDefaults{.option = {},
                            .environment = {},
                            .runtimeDirectory = "/run/user/7",
                            .dataDirectory = "/home/me/data"};

bool everywhere(const Path& /*path*/) {
    return true;
}

bool nowhere(const Path& /*path*/) {
    return false;
}

TEST(SocketPath, PrefersTheOptionThenTheVariable) {
    SocketHints hints = kDefaults;
    hints.option = "/o";
    hints.environment = "/e";
    EXPECT_EQ(chooseSocket(hints, everywhere), Path("/o"));
    hints.option.reset();
    EXPECT_EQ(chooseSocket(hints, everywhere), Path("/e"));
}

TEST(SocketPath, NeverFallsBackFromWhatWasNamed) {
    SocketHints hints = kDefaults;
    hints.environment = "/e";
    const auto chosen = chooseSocket(hints, nowhere);
    ASSERT_FALSE(chosen);
    EXPECT_EQ(chosen.error().exit, ExitCode::Unreachable);
    EXPECT_EQ(chosen.error().detail, "no daemon found: /e does not exist. Start tempod, or name "
                                     "its control socket with --socket.");
}

TEST(SocketPath, TakesTheFirstDefaultThatExists) {
    const SocketHints hints{.option = {}, .environment = {}, .runtimeDirectory = "/run/user/7"};
    EXPECT_EQ(chooseSocket(hints, everywhere), Path("/run/user/7/tempo/control.sock"));
    const auto onlySystem = [](const Path& path) {
        return path == "/run/tempo/control.sock";
    };
    EXPECT_EQ(chooseSocket(hints, onlySystem), Path("/run/tempo/control.sock"));
}

TEST(SocketPath, NamesEverythingThatWasTried) {
    EXPECT_EQ(chooseSocket(kDefaults, nowhere).error().detail,
              "no daemon found: /run/user/7/tempo/control.sock, /home/me/data/control.sock, "
              "/run/tempo/control.sock: none of them exists. Start tempod, or name its control "
              "socket with --socket.");
}

TEST(SocketPath, CountsAnEmptyVariableAsAbsent) {
    ::setenv("TEMPO_SOCKET", "", 1);
    EXPECT_EQ(protocol::hintsOfEnvironment().environment, std::nullopt);
    ::setenv("TEMPO_SOCKET", "/e", 1);
    EXPECT_EQ(protocol::hintsOfEnvironment().environment, "/e");
    ::unsetenv("TEMPO_SOCKET");
}

} // namespace
} // namespace tempo::cli
