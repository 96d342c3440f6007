#pragma once

#include "cli/failure.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tempo::cli {

/// Where the control socket may be, as told from outside. An empty text counts as absent.
struct SocketHints {
    std::optional<std::string> option;           ///< `--socket`
    std::optional<std::string> environment;      ///< `$TEMPO_SOCKET`
    std::optional<std::string> runtimeDirectory; ///< `$XDG_RUNTIME_DIR`
};

/// The two of the environment.
SocketHints hintsOfEnvironment();

/// The option, else the variable; without either `$XDG_RUNTIME_DIR/tempo/control.sock` and
/// `/run/tempo/control.sock`, in this order.
std::vector<std::filesystem::path> socketCandidates(const SocketHints& hints);

using Exists = std::function<bool(const std::filesystem::path&)>;

/// The first candidate that exists, or the only one. Unreachable, naming all, if none does.
Result<std::filesystem::path> chooseSocket(const SocketHints& hints, const Exists& exists);

} // namespace tempo::cli
