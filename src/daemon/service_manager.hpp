#pragma once

#include <chrono>
#include <optional>
#include <string>

/// What is told to the service manager (sd_notify(3)); nothing happens without one.
namespace tempo::daemon {

void notifyReady();
void notifyStopping();
void notifyReloading();
void notifyStatus(const std::string& status);
void notifyAlive();

/// How often notifyAlive must be called at least; nothing when no watchdog was asked for
/// (sd_watchdog_enabled(3)).
std::optional<std::chrono::microseconds> watchdogInterval();

/// How long the service manager waits for notifyAlive from now on; without a watchdog it ignores
/// it.
void setWatchdog(std::chrono::microseconds interval);

/// Whether what is written to `descriptor` goes to the journal: whether it is the file that
/// JOURNAL_STREAM names by device and inode (systemd.exec(5)).
bool goesToJournal(int descriptor);

} // namespace tempo::daemon
