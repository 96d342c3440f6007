#pragma once

#include "daemon/settings/effective_settings.hpp"

#include <spdlog/formatter.h>
#include <spdlog/logger.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tempo::daemon {

enum class LogReader : std::uint8_t { Person, Journal };

/// A line for a person begins with time and level. The journal adds the time by itself and takes
/// the level from a prefix such as <4> (sd-daemon(3)).
std::unique_ptr<spdlog::formatter> lineFormat(LogReader reader);

/// The daemon's log: lines on standard error, see LogSink. Its end writes what waits.
std::unique_ptr<spdlog::logger> openLog();

/// The last lines that were logged, oldest first, at most kRecentLines; each has the form for a
/// person.
inline constexpr std::size_t kRecentLines = 300;
std::vector<std::string> recentLines(const spdlog::logger& log);

void setLevel(spdlog::logger& log, LogLevel level);

} // namespace tempo::daemon
