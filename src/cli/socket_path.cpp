#include "cli/socket_path.hpp"

#include <algorithm>

namespace tempo::cli {

Result<std::filesystem::path> chooseSocket(const SocketHints& hints, const Exists& exists) {
    const auto candidates = protocol::socketCandidates(hints);
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
