#include "daemon/service_manager.hpp"

#include <systemd/sd-daemon.h>

#include <cstdint>
#include <cstdlib>
#include <ctime>

#include <sys/stat.h>

namespace tempo::daemon {

void notifyReady() {
    sd_notify(0, "READY=1");
}
void notifyStopping() {
    sd_notify(0, "STOPPING=1");
}
void notifyAlive() {
    sd_notify(0, "WATCHDOG=1");
}

void notifyReloading() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    const auto microseconds = std::int64_t{now.tv_sec} * 1'000'000 + now.tv_nsec / 1'000;
    const auto message = "RELOADING=1\nMONOTONIC_USEC=" + std::to_string(microseconds);
    sd_notify(0, message.c_str());
}

void notifyStatus(const std::string& status) {
    const auto message = "STATUS=" + status;
    sd_notify(0, message.c_str());
}

std::optional<std::chrono::microseconds> watchdogInterval() {
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0) {
        return std::nullopt;
    }
    return std::chrono::microseconds{microseconds};
}

void setWatchdog(std::chrono::microseconds interval) {
    const auto message = "WATCHDOG_USEC=" + std::to_string(interval.count());
    sd_notify(0, message.c_str());
}

bool goesToJournal(int descriptor) {
    const char* journal = std::getenv("JOURNAL_STREAM");
    struct stat status {};
    return journal != nullptr && ::fstat(descriptor, &status) == 0 &&
           journal == std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

} // namespace tempo::daemon
