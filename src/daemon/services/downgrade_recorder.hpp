#pragma once

#include "access/sender_registry.hpp"
#include "core/sender_downgrade.hpp"
#include "daemon/store_tasks.hpp"

#include <tempo/core/audit_entry.hpp>

#include <spdlog/logger.h>

#include <string>
#include <vector>

namespace tempo::daemon {

/// Marks senders that require TLS and were used in the clear: in the registry at once, and in the
/// database with a line in the audit. A sender is marked once until its token is rotated, so a
/// flood writes no more than one request. The write is handed over before the request is answered
/// and not waited for, so that the answer takes the time of every other refusal. Io thread.
class DowngradeRecorder {
public:
    /// All must outlive it, and it must outlive the store's last delivery.
    DowngradeRecorder(StoreTasks& tasks, access::SenderRegistry& registry, spdlog::logger& log)
        : tasks_(tasks), registry_(registry), log_(log) {}

    void record(SenderDowngrade downgrade, const access::IpAddress& address);

    /// Tries again to write the marks that could not be written.
    void retry();

private:
    class Write;

    struct Mark {
        SenderDowngrade downgrade;
        AuditEntry line;
    };

    void write(Mark mark);
    void keep(Mark mark, const Error& cause);

    StoreTasks& tasks_;
    access::SenderRegistry& registry_;
    spdlog::logger& log_;
    std::vector<Mark> unwritten_; ///< at most one for each time that a token is made
};

} // namespace tempo::daemon
