#include "cli/socket_path.hpp"

#include <algorithm>
#include <cstdlib>

namespace tempo::cli {
namespace {

constexpr const char* kSystemSocket = "/run/tempo/control.sock";

std::optional<std::string> variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

bool given(const std::optional<std::string>& hint) {
    return hint && !hint->empty();
}

} // namespace

SocketHints hintsOfEnvironment() {
    return {.option = std::nullopt,
            .environment = variable("TEMPO_SOCKET"),
            .runtimeDirectory = variable("XDG_RUNTIME_DIR")};
}

std::vector<std::filesystem::path> socketCandidates(const SocketHints& hints) {
    if (given(hints.option)) {
        return {*hints.option};
    }
    if (given(hints.environment)) {
        return {*hints.environment};
    }
    std::vector<std::filesystem::path> candidates;
    if (given(hints.runtimeDirectory)) {
        candidates.emplace_back(std::filesystem::path(*hints.runtimeDirectory) / "tempo" /
                                "control.sock");
    }
    candidates.emplace_back(kSystemSocket);
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
        tried += (tried.empty() ? "" : " and ") + candidate.string();
    }
    return fail(ExitCode::Unreachable, "no daemon found: " + tried +
                                           (candidates.size() == 1 ? " does" : " do") +
                                           " not exist. Start tempod, or name its control socket "
                                           "with --socket.");
}

} // namespace tempo::cli
