#include "daemon/logging.hpp"

#include "daemon/service_manager.hpp"

#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <pthread.h>

namespace tempo::daemon {
namespace {

constexpr std::size_t kWaitingLines = 4096;

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

std::shared_ptr<spdlog::logger> openLog() {
    spdlog::init_thread_pool(kWaitingLines, 1,
                             [] { pthread_setname_np(pthread_self(), "tempo-log"); });
    auto log = spdlog::create_async_nb<spdlog::sinks::stderr_sink_mt>("tempod");
    log->set_pattern(logsToJournal() ? "%v" : "%Y-%m-%d %H:%M:%S.%e %-7l %v");
    return log;
}

void closeLog() {
    spdlog::shutdown();
}

void setLevel(spdlog::logger& log, LogLevel level) {
    log.set_level(toSpdlog(level));
}

} // namespace tempo::daemon
