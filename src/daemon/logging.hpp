#pragma once

#include "daemon/settings/effective_settings.hpp"

#include <spdlog/logger.h>

#include <memory>

namespace tempo::daemon {

/// The daemon's log: lines on standard error, see LogSink. Its end writes what waits.
std::unique_ptr<spdlog::logger> openLog();

void setLevel(spdlog::logger& log, LogLevel level);

} // namespace tempo::daemon
