#pragma once

#include "crypto/key_file.hpp"
#include "daemon/command_line.hpp"
#include "daemon/configuration.hpp"
#include "daemon/directories.hpp"
#include "daemon/scores/score_files.hpp"
#include "daemon/settings/settings.hpp"

#include <tempo/core/error.hpp>

#include <filesystem>
#include <optional>

namespace tempo::daemon {

/// What one run of the daemon finds outside: options, environment, configuration file, master key.
struct RunInputs {
    Directories directories;
    ConfigurationFile configuration;
    Settings::Fixed settings;
    crypto::FoundKey key;
    ScoreFolders scores;
};

/// An Error names what cannot be used: a folder, the configuration file, a variable, the key.
Expected<RunInputs> readInputs(const CommandLine& commandLine,
                               const std::optional<crypto::SecretBytes>& environmentKey);

Expected<Directories> directoriesOf(const CommandLine& commandLine);

std::filesystem::path keyFile(const Directories& directories);

/// TEMPO_ENCRYPTION_KEY, which nothing that reads the environment later is to find.
std::optional<crypto::SecretBytes> takeEnvironmentKey();

} // namespace tempo::daemon
