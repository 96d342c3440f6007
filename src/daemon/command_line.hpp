#pragma once

#include "daemon/directories.hpp"
#include "daemon/settings/setting_layer.hpp"

#include <tempo/core/error.hpp>

#include <filesystem>
#include <variant>

namespace tempo::daemon {

/// What tempod was started with.
struct CommandLine {
    DirectoryOptions directories;
    std::filesystem::path configFile; ///< empty: `tempod.json` in the configuration folder, if any
    SettingLayer settings;            ///< settings fixed by options
    std::filesystem::path bundledScores; ///< a folder in place of the one that comes with Tempo
    std::filesystem::path restore;       ///< a backup to be staged instead of running; empty: none
};

/// The program is to end at once, after its help or its version, or because of wrong usage.
struct EndNow {
    int exitCode = 0;
};

/// Reads the arguments. Prints help, version and usage errors itself.
std::variant<CommandLine, EndNow> readCommandLine(int argc, const char* const* argv);

} // namespace tempo::daemon
