#include "daemon/logging.hpp"

#include "daemon/log_sink.hpp"
#include "daemon/service_manager.hpp"

#include <unistd.h>

namespace tempo::daemon {
namespace {

spdlog::level::level_enum toSpdlog(LogLevel level) {
    switch (level) {
    case LogLevel::Debug:
        return spdlog::level::debug;
    case LogLevel::Info:
        return spdlog::level::info;
    case LogLevel::Warning:
        return spdlog::level::warn;
    case LogLevel::Error:
        return spdlog::level::err;
    }
    return spdlog::level::info;
}

} // namespace

std::unique_ptr<spdlog::logger> openLog() {
    auto log = std::make_unique<spdlog::logger>("tempod", std::make_shared<LogSink>(STDERR_FILENO));
    log->set_pattern(logsToJournal() ? "%v" : "%Y-%m-%d %H:%M:%S.%e %-7l %v");
    return log;
}

void setLevel(spdlog::logger& log, LogLevel level) {
    log.set_level(toSpdlog(level));
}

} // namespace tempo::daemon
