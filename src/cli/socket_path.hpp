#pragma once

#include "cli/failure.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tempo::cli {

/// Where the control socket may be, as told from outside.
struct SocketHints {
    std::optional<std::string> option;           ///< `--socket`
    std::optional<std::string> environment;      ///< `$TEMPO_SOCKET`
    std::optional<std::string> runtimeDirectory; ///< `$XDG_RUNTIME_DIR`
    std::optional<std::string> dataDirectory; ///< where tempod keeps its data when a user starts it
};

/// Those of the environment.
SocketHints hintsOfEnvironment();

/// The option, else the variable; without either the places where tempod makes its socket:
/// `$XDG_RUNTIME_DIR/tempo/control.sock`, its data folder where there is no runtime folder, and
/// `/run/tempo/control.sock` as a system service.
std::vector<std::filesystem::path> socketCandidates(const SocketHints& hints);

using Exists = std::function<bool(const std::filesystem::path&)>;

/// The first candidate that exists, or the only one. Unreachable, naming all, if none does.
Result<std::filesystem::path> chooseSocket(const SocketHints& hints, const Exists& exists);

} // namespace tempo::cli
