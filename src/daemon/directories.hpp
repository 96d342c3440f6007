#pragma once

#include <tempo/core/error.hpp>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace tempo::daemon {

/// Where the daemon keeps its things.
struct Directories {
    std::filesystem::path data;   ///< database
    std::filesystem::path config; ///< key, configuration file
    std::filesystem::path socket; ///< the control socket itself
};

/// What was said on the command line; empty: not said.
using DirectoryOptions = Directories;

/// Reads one variable of the environment.
using EnvironmentLookup = std::function<std::optional<std::string>(const std::string&)>;

/// In this order: the command line, `TEMPO_DATA_DIR`, `TEMPO_CONFIG_DIR` and `TEMPO_SOCKET`, what
/// systemd gave a service (`STATE_DIRECTORY`, `CONFIGURATION_DIRECTORY`, `RUNTIME_DIRECTORY`;
/// systemd.exec(5)), the user's own folders (XDG Base Directory Specification). Without a runtime
/// folder the socket is in the data folder. InvalidInput when there is not even a home folder.
Expected<Directories> findDirectories(const DirectoryOptions& said,
                                      const EnvironmentLookup& environment);

} // namespace tempo::daemon
