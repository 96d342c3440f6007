#include "cli/socket_path.hpp"

#include <algorithm>
#include <cstdlib>

namespace tempo::cli {
namespace {

/// An empty variable counts as absent.
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

Result<std::filesystem::path> chooseSocket(const SocketHints& hints, const Exists& exists) {
    const auto candidates = socketCandidates(hints);
    const auto found = std::find_if(candidates.begin(), candidates.end(), exists);
    if (found != candidates.end()) {
        return *found;
    }
    std::string tried;
    for (const auto& candidate : candidates) {
        tried += (tried.empty() ? "" : ", ") + candidate.string();
    }
    return fail(ExitCode::Unreachable,
                "no daemon found: " + tried +
                    (candidates.size() == 1 ? " does not exist" : ": none of them exists") +
                    ". Start tempod, or name its control socket "
                    "with --socket.");
}

} // namespace tempo::cli
