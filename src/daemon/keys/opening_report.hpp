#pragma once

#include "daemon/keys/open_keys.hpp"
#include "daemon/store_tasks.hpp"

#include <spdlog/logger.h>

namespace tempo::daemon {

/// Tells the log, and the audit log where anything has changed, what the start has found about the
/// master key. `log` must outlive the store. Io thread.
void reportOpening(KeyOpening opening, const crypto::KeyRing& ring, StoreTasks& tasks,
                   spdlog::logger& log);

} // namespace tempo::daemon
