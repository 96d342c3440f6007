#pragma once

#include "cli/daemon.hpp"
#include "cli/socket_path.hpp"

namespace tempo::cli {

/// The daemon behind a control socket on this machine, looked for anew at each connection.
class LocalDaemon final : public Daemon {
public:
    explicit LocalDaemon(SocketHints hints) : hints_(std::move(hints)) {}

    Result<std::unique_ptr<Channel>> connect(std::chrono::milliseconds patience) override;

private:
    SocketHints hints_;
};

} // namespace tempo::cli
