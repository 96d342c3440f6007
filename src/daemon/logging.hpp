#pragma once

#include "daemon/settings/effective_settings.hpp"

#include <spdlog/logger.h>

#include <memory>

namespace tempo::daemon {

/// The daemon's log: lines on standard error, written by a thread of their own so that a slow
/// terminal or journal holds nobody up. When more than a few thousand lines wait, the oldest are
/// dropped. The thread ends when the last logger is gone and `closeLog` has been called.
std::shared_ptr<spdlog::logger> openLog();

/// Writes what waits and ends the log's thread.
void closeLog();

void setLevel(spdlog::logger& log, LogLevel level);

} // namespace tempo::daemon
