#pragma once

#include "control/ports.hpp"
#include "daemon/store_tasks.hpp"

#include <tempo/core/clock.hpp>

#include <spdlog/logger.h>

namespace tempo::daemon {

/// Gathers what others tell into one document for whoever looks for a fault: versions, settings,
/// state, problems, counts, faults of scores, a summary of the audit, facts of the database and the
/// last lines of the log. Nothing that events say, no token, no key. Io thread.
class DiagnosticsService final : public control::DiagnosticsPort {
public:
    /// Who is asked. All must outlive the service.
    struct Sources {
        control::StatusPort& status;
        control::SettingPort& settings;
        control::TlsPort& tls;
        control::PolicyPort& policy;
        control::KeyPort& keys;
        control::SenderPort& senders;
        control::ListPort& lists;
        control::ScorePort& scores;
        control::AuditPort& audit;
        control::BackupPort& backups;
    };

    DiagnosticsService(Sources sources, StoreTasks& tasks, const spdlog::logger& log,
                       const Clock& clock)
        : sources_(sources), tasks_(tasks), log_(log), clock_(clock) {}

    Async<protocol::Diagnostics> gather() override;

private:
    Async<nlohmann::json> databaseFacts();

    Sources sources_;
    StoreTasks& tasks_;
    const spdlog::logger& log_;
    const Clock& clock_;
};

} // namespace tempo::daemon
