#pragma once

#include "cli/failure.hpp"

#include <tempo/protocol/control_socket.hpp>

#include <filesystem>
#include <functional>

namespace tempo::cli {

using protocol::SocketHints;

using Exists = std::function<bool(const std::filesystem::path&)>;

/// The first candidate that exists, or the only one. Unreachable, naming all, if none does.
Result<std::filesystem::path> chooseSocket(const SocketHints& hints, const Exists& exists);

} // namespace tempo::cli
