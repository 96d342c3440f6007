#include "daemon/application/run_inputs.hpp"

#include "daemon/settings/settings_environment.hpp"

#include <cstdlib>
#include <string>
#include <utility>

#include <unistd.h>

namespace tempo::daemon {
namespace {

std::optional<std::string> environmentVariable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
}

Expected<crypto::FoundKey> findKey(const Directories& directories,
                                   const std::optional<crypto::SecretBytes>& environmentKey) {
    crypto::KeyLocation location{.file = keyFile(directories)};
    if (environmentKey) {
        location.environmentKey = environmentKey->view();
    }
    if (const auto file = environmentVariable("TEMPO_ENCRYPTION_KEY_FILE")) {
        location.environmentFile = *file;
    }
    if (const auto folder = environmentVariable("CREDENTIALS_DIRECTORY")) {
        location.credentialsDirectory = *folder;
    }
    return crypto::findKey(location);
}

ScoreFolders scoreFolders(const CommandLine& commandLine, const Directories& directories) {
    return {.local = std::filesystem::absolute(directories.data) / "scores",
            .bundled =
                commandLine.bundledScores.empty() ? bundledScores() : commandLine.bundledScores};
}

} // namespace

Expected<RunInputs> readInputs(const CommandLine& commandLine,
                               const std::optional<crypto::SecretBytes>& environmentKey) {
    auto directories = directoriesOf(commandLine);
    if (!directories) {
        return tl::unexpected(std::move(directories.error()));
    }
    ConfigurationFile configuration(commandLine.configFile, directories->config);
    auto file = configuration.read();
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    auto environment = readSettingsEnvironment(environ);
    if (!environment) {
        return tl::unexpected(std::move(environment.error()));
    }
    auto key = findKey(*directories, environmentKey);
    if (!key) {
        return tl::unexpected(std::move(key.error()));
    }
    auto scores = scoreFolders(commandLine, *directories);
    return RunInputs{.directories = *std::move(directories),
                     .configuration = std::move(configuration),
                     .settings = {*std::move(file), *std::move(environment), commandLine.settings},
                     .key = *std::move(key),
                     .scores = std::move(scores)};
}

Expected<Directories> directoriesOf(const CommandLine& commandLine) {
    return findDirectories(commandLine.directories, environmentVariable);
}

std::filesystem::path keyFile(const Directories& directories) {
    return directories.config / "encryption_key";
}

std::optional<crypto::SecretBytes> takeEnvironmentKey() {
    const char* const name = "TEMPO_ENCRYPTION_KEY";
    const char* const value = std::getenv(name);
    auto key = value != nullptr ? std::optional(crypto::SecretBytes::copyOf(value)) : std::nullopt;
    unsetenv(name);
    return key;
}

} // namespace tempo::daemon
