#pragma once

#include "daemon/command_line.hpp"

#include <tempo/core/error.hpp>

#include <spdlog/logger.h>

namespace tempo::daemon {

/// Runs the daemon until it is told to stop (SIGTERM, SIGINT). An Error says why it could not
/// start.
Expected<void> runDaemon(const CommandLine& commandLine, spdlog::logger& log);

} // namespace tempo::daemon
