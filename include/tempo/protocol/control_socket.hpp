#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tempo::protocol {

/// Where the control socket may be, as told from outside.
struct SocketHints {
    std::optional<std::string> option;           ///< `--socket`
    std::optional<std::string> environment;      ///< `$TEMPO_SOCKET`
    std::optional<std::string> runtimeDirectory; ///< `$XDG_RUNTIME_DIR`
    std::optional<std::string> dataDirectory; ///< where tempod keeps its data when a user starts it
};

/// Those of the environment. An empty variable counts as absent.
SocketHints hintsOfEnvironment();

/// The option, else the variable; without either the places where tempod makes its socket:
/// `$XDG_RUNTIME_DIR/tempo/control.sock`, its data folder where there is no runtime folder, and
/// `/run/tempo/control.sock` as a system service.
std::vector<std::filesystem::path> socketCandidates(const SocketHints& hints);

/// Whether something is there. What may not be looked at counts as there, so that connecting says
/// that permission is missing.
bool socketMayExist(const std::filesystem::path& path);

} // namespace tempo::protocol
