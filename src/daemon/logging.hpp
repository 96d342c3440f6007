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

/// The last lines that were logged, oldest first, at most kRecentLines, each in the form for a
/// person and without its line break.
inline constexpr std::size_t kRecentLines = 300;
std::vector<std::string> recentLines(const spdlog::logger& log);

/// A line for somebody else's eyes: of a request that was answered with 404 the path is left out,
/// because whoever has mistaken it may have written anything there. Pure.
std::string withoutUnknownPath(std::string line);

void setLevel(spdlog::logger& log, LogLevel level);

} // namespace tempo::daemon
