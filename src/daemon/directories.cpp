#include "daemon/directories.hpp"

#include <utility>

namespace tempo::daemon {
namespace {

using std::filesystem::path;

/// How one folder is found when it is not said on the command line.
struct Search {
    const char* own;     ///< Tempo's own variable
    const char* systemd; ///< a list of folders, separated by colons; the first counts
    const char* xdg;
    const char* home; ///< below the home folder
};

constexpr Search kData{"TEMPO_DATA_DIR", "STATE_DIRECTORY", "XDG_DATA_HOME", ".local/share"};
constexpr Search kConfig{"TEMPO_CONFIG_DIR", "CONFIGURATION_DIRECTORY", "XDG_CONFIG_HOME",
                         ".config"};

std::optional<path> variable(const EnvironmentLookup& environment, const char* name) {
    auto value = environment(name);
    if (!value || value->empty()) {
        return std::nullopt;
    }
    return path(value->substr(0, value->find(':')));
}

Expected<path> find(const path& said, const Search& search, const EnvironmentLookup& environment) {
    if (!said.empty()) {
        return said;
    }
    for (const auto* name : {search.own, search.systemd}) {
        if (const auto found = variable(environment, name)) {
            return *found;
        }
    }
    if (const auto found = variable(environment, search.xdg)) {
        return *found / "tempo";
    }
    if (const auto found = variable(environment, "HOME")) {
        return *found / search.home / "tempo";
    }
    return failure(ErrorCode::InvalidInput,
                   std::string("There is no home folder to keep things in. Name one with ") +
                       search.own + " or on the command line.");
}

path findSocket(const path& said, const path& data, const EnvironmentLookup& environment) {
    if (!said.empty()) {
        return said;
    }
    if (const auto found = variable(environment, "TEMPO_SOCKET")) {
        return *found;
    }
    if (const auto found = variable(environment, "RUNTIME_DIRECTORY")) {
        return *found / "control.sock";
    }
    if (const auto found = variable(environment, "XDG_RUNTIME_DIR")) {
        return *found / "tempo" / "control.sock";
    }
    return data / "control.sock";
}

} // namespace

Expected<Directories> findDirectories(const DirectoryOptions& said,
                                      const EnvironmentLookup& environment) {
    auto data = find(said.data, kData, environment);
    if (!data) {
        return tl::unexpected(std::move(data.error()));
    }
    auto config = find(said.config, kConfig, environment);
    if (!config) {
        return tl::unexpected(std::move(config.error()));
    }
    auto socket = findSocket(said.socket, *data, environment);
    return Directories{*std::move(data), *std::move(config), std::move(socket)};
}

} // namespace tempo::daemon
