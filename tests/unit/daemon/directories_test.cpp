#include "daemon/directories.hpp"

#include <gtest/gtest.h>

#include <map>

namespace tempo::daemon {
namespace {

EnvironmentLookup environmentOf(std::map<std::string, std::string> variables) {
    return [variables = std::move(variables)](const std::string& name) {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

TEST(Directories, FollowTheUsersOwnFolders) {
    const auto found = findDirectories({}, environmentOf({{"HOME", "/home/u"}}));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->data, "/home/u/.local/share/tempo");
    EXPECT_EQ(found->config, "/home/u/.config/tempo");
    EXPECT_EQ(found->socket, "/home/u/.local/share/tempo/control.sock");
}

TEST(Directories, PreferXdgToHome) {
    const auto found = findDirectories({}, environmentOf({{"HOME", "/home/u"},
                                                          {"XDG_DATA_HOME", "/x/data"},
                                                          {"XDG_CONFIG_HOME", "/x/config"},
                                                          {"XDG_RUNTIME_DIR", "/run/user/7"}}));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->data, "/x/data/tempo");
    EXPECT_EQ(found->config, "/x/config/tempo");
    EXPECT_EQ(found->socket, "/run/user/7/tempo/control.sock");
}

TEST(Directories, PreferWhatSystemdGaveAServiceAndTakeTheFirstOfSeveral) {
    const auto found =
        findDirectories({}, environmentOf({{"HOME", "/root"},
                                           {"STATE_DIRECTORY", "/var/lib/tempo:/var/lib/other"},
                                           {"CONFIGURATION_DIRECTORY", "/etc/tempo"},
                                           {"RUNTIME_DIRECTORY", "/run/tempo"}}));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->data, "/var/lib/tempo");
    EXPECT_EQ(found->config, "/etc/tempo");
    EXPECT_EQ(found->socket, "/run/tempo/control.sock");
}

TEST(Directories, PreferTemposOwnVariablesAndAboveAllTheCommandLine) {
    const auto environment = environmentOf({{"TEMPO_DATA_DIR", "/t/data"},
                                            {"TEMPO_CONFIG_DIR", "/t/config"},
                                            {"TEMPO_SOCKET", "/t/s"},
                                            {"STATE_DIRECTORY", "/var/lib/tempo"}});
    EXPECT_EQ(findDirectories({}, environment)->data, "/t/data");
    EXPECT_EQ(findDirectories({}, environment)->socket, "/t/s");
    const auto said = findDirectories({"/cli/data", "/cli/config", "/cli/s"}, environment);
    EXPECT_EQ(said->data, "/cli/data");
    EXPECT_EQ(said->config, "/cli/config");
    EXPECT_EQ(said->socket, "/cli/s");
}

TEST(Directories, SayWhatToDoWithoutAHome) {
    const auto found = findDirectories({}, environmentOf({}));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(found.error().detail.find("TEMPO_DATA_DIR"), std::string::npos);
}

} // namespace
} // namespace tempo::daemon
