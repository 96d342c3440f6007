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

/// Whether what is written to standard error goes to the journal, which adds the time by itself.
bool logsToJournal();

} // namespace tempo::daemon
