#include <tempo/protocol/control_socket.hpp>

#include <cerrno>
#include <cstdlib>

#include <sys/stat.h>

namespace tempo::protocol {
namespace {

std::optional<std::string> variable(const char* name) {
    const char* value = std::getenv(name);
    const bool set = value != nullptr && *value != '\0';
    return set ? std::optional<std::string>(value) : std::nullopt;
}

std::optional<std::string> dataDirectory() {
    if (const auto own = variable("TEMPO_DATA_DIR")) {
        return own;
    }
    if (const auto shared = variable("XDG_DATA_HOME")) {
        return *shared + "/tempo";
    }
    const auto home = variable("HOME");
    return home ? std::optional<std::string>(*home + "/.local/share/tempo") : std::nullopt;
}

} // namespace

SocketHints hintsOfEnvironment() {
    return {.option = std::nullopt,
            .environment = variable("TEMPO_SOCKET"),
            .runtimeDirectory = variable("XDG_RUNTIME_DIR"),
            .dataDirectory = dataDirectory()};
}

std::vector<std::filesystem::path> socketCandidates(const SocketHints& hints) {
    if (hints.option) {
        return {*hints.option};
    }
    if (hints.environment) {
        return {*hints.environment};
    }
    std::vector<std::filesystem::path> candidates;
    if (hints.runtimeDirectory) {
        candidates.emplace_back(*hints.runtimeDirectory + "/tempo/control.sock");
    }
    if (hints.dataDirectory) {
        candidates.emplace_back(*hints.dataDirectory + "/control.sock");
    }
    candidates.emplace_back("/run/tempo/control.sock");
    return candidates;
}

bool socketMayExist(const std::filesystem::path& path) {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

} // namespace tempo::protocol
