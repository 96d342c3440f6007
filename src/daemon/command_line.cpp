#include "daemon/command_line.hpp"

#include <tempo/core/version.hpp>

#include <CLI/CLI.hpp>

#include <iostream>
#include <string>
#include <vector>

namespace tempo::daemon {
namespace {

constexpr int kUsageError = 2;

constexpr const char* kFooter =
    "Every setting can also be given as an environment variable, such as "
    "TEMPO_INGESTION_PORT, in the configuration file, or with 'tempoctl settings set'; see "
    "tempod(8).\n\n"
    "Examples:\n"
    "  tempod\n"
    "  tempod --data-dir /srv/tempo --bind loopback --port 7800\n";

/// An option that fixes a setting.
struct SettingOption {
    const char* option;
    const char* setting;
    const char* description;
    std::string value = {};
};

} // namespace

std::variant<CommandLine, EndNow> readCommandLine(int argc, const char* const* argv) {
    CommandLine result;
    CLI::App app("tempod takes events over HTTP and keeps them.", "tempod");
    app.footer(kFooter);
    app.set_version_flag("--version", "tempod " + std::string(tempo::version()));
    app.add_option("--data-dir", result.directories.data, "Folder of the database");
    app.add_option("--config-dir", result.directories.config,
                   "Folder of the encryption key and the configuration file");
    app.add_option("--config", result.configFile,
                   "Configuration file (default: tempod.json in the configuration folder)");
    app.add_option("--socket", result.directories.socket, "Path of the control socket");
    app.add_option("--bundled-scores", result.bundledScores,
                   "Folder of the bundled scores (default: share/tempo/scores beside the "
                   "program's folder)");
    app.add_option("--restore", result.restore,
                   "Check a backup and have the next start use it, then end; for a daemon that "
                   "cannot start. While it runs, use 'tempoctl restore'");
    std::vector<SettingOption> options{
        {"--port", "ingestion.port", "Port for plain HTTP; 0 takes a free one"},
        {"--bind", "ingestion.bind", "Who can reach the ports: lan or loopback"},
        {"--log-level", "log.level", "debug, info, warning or error"}};
    for (auto& option : options) {
        app.add_option(option.option, option.value, option.description);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error, std::cout, std::cerr);
        return EndNow{code == 0 ? 0 : kUsageError};
    }
    for (const auto& option : options) {
        if (app.count(option.option) == 0) {
            continue;
        }
        const auto added =
            addSettingText(result.settings, option.setting, option.value, option.option);
        if (!added) {
            std::cerr << "tempod: " << added.error().detail << '\n';
            return EndNow{kUsageError};
        }
    }
    return result;
}

} // namespace tempo::daemon
