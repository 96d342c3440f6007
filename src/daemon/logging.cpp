#include "daemon/logging.hpp"

#include "daemon/log_sink.hpp"
#include "daemon/service_manager.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/ringbuffer_sink.h>

#include <string_view>

#include <unistd.h>

namespace tempo::daemon {
namespace {

std::string_view journalLevel(spdlog::level::level_enum level) {
    switch (level) {
    case spdlog::level::critical:
        return "<2>";
    case spdlog::level::err:
        return "<3>";
    case spdlog::level::warn:
        return "<4>";
    case spdlog::level::info:
        return "<6>";
    default:
        return "<7>";
    }
}

class JournalLevel final : public spdlog::custom_flag_formatter {
public:
    void format(const spdlog::details::log_msg& message, const std::tm& /*time*/,
                spdlog::memory_buf_t& line) override {
        const auto level = journalLevel(message.level);
        line.append(level.data(), level.data() + level.size());
    }
    std::unique_ptr<custom_flag_formatter> clone() const override {
        return std::make_unique<JournalLevel>();
    }
};

using RecentLines = spdlog::sinks::ringbuffer_sink_mt;

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

std::unique_ptr<spdlog::formatter> lineFormat(LogReader reader) {
    auto format = std::make_unique<spdlog::pattern_formatter>();
    if (reader == LogReader::Journal) {
        format->add_flag<JournalLevel>('*').set_pattern("%*%v");
    } else {
        format->set_pattern("%Y-%m-%d %H:%M:%S.%e %-7l %v");
    }
    return format;
}

std::unique_ptr<spdlog::logger> openLog() {
    const auto written = std::make_shared<LogSink>(STDERR_FILENO);
    const auto kept = std::make_shared<RecentLines>(kRecentLines);
    written->set_formatter(
        lineFormat(goesToJournal(STDERR_FILENO) ? LogReader::Journal : LogReader::Person));
    kept->set_formatter(lineFormat(LogReader::Person));
    return std::make_unique<spdlog::logger>("tempod", spdlog::sinks_init_list{written, kept});
}

std::vector<std::string> recentLines(const spdlog::logger& log) {
    for (const auto& sink : log.sinks()) {
        if (const auto kept = std::dynamic_pointer_cast<RecentLines>(sink)) {
            auto lines = kept->last_formatted();
            for (auto& line : lines) {
                line.erase(line.find_last_not_of('\n') + 1);
            }
            return lines;
        }
    }
    return {};
}

std::string withoutUnknownPath(std::string line) {
    const auto path = line.find(" /");
    const auto status = line.rfind(" -> 404");
    if (path != std::string::npos && status != std::string::npos && path < status) {
        line.replace(path, status - path, " (unknown path)");
    }
    return line;
}

void setLevel(spdlog::logger& log, LogLevel level) {
    log.set_level(toSpdlog(level));
}

} // namespace tempo::daemon
