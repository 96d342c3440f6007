#pragma once

#include "access/sender_registry.hpp"
#include "control/server.hpp"
#include "daemon/application/opened_data.hpp"
#include "daemon/event_sink.hpp"
#include "daemon/ingestion.hpp"
#include "daemon/keys/key_service.hpp"
#include "daemon/retention.hpp"
#include "daemon/scores/scoring.hpp"
#include "daemon/services/audit_service.hpp"
#include "daemon/services/backup_service.hpp"
#include "daemon/services/diagnostics_service.hpp"
#include "daemon/services/downgrade_recorder.hpp"
#include "daemon/services/event_selections.hpp"
#include "daemon/services/event_service.hpp"
#include "daemon/services/import_service.hpp"
#include "daemon/services/list_service.hpp"
#include "daemon/services/policy_service.hpp"
#include "daemon/services/search_service.hpp"
#include "daemon/services/sender_admin.hpp"
#include "daemon/services/sender_gate.hpp"
#include "daemon/services/setting_service.hpp"
#include "daemon/services/source_removal.hpp"
#include "daemon/services/status_service.hpp"
#include "daemon/services/timeline_marks.hpp"
#include "daemon/services/token_mint.hpp"
#include "daemon/tls/identity_keeper.hpp"
#include "daemon/tls/tls_service.hpp"
#include "daemon/triage.hpp"
#include "http/server.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <spdlog/logger.h>

#include <string>
#include <vector>

namespace tempo::daemon {

/// The parts list of the daemon: every service of a run, each after those that it needs. Io thread.
class Services {
public:
    /// What the services stand on; all must outlive them.
    struct Ground {
        asio::io_context& io;
        OpenedData& data;
        const RunInputs& inputs;
        spdlog::logger& log;
        const Clock& clock;
    };

    /// `layers` are the settings with what the store knew of them; `access` says who may use the
    /// control socket.
    Services(const Ground& ground, Settings layers, const control::AccessRules& access);
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;
    ~Services() = default;

    /// Puts the settings into force and opens the control socket and the listeners. A port that is
    /// taken is no Error: it is tried again.
    Expected<void> start();

    /// Takes over what the configuration file says now, soon; the outcome goes to the log.
    void reload();

    /// Writes what is due, and what is kept in memory in between.
    void writeAll();

    /// Ends everything but what handles requests. The store is open yet.
    void stop();

private:
    asio::awaitable<void> takeOverFile();

    const Ground ground_;
    const EffectiveSettings atStart_;

public:
    access::SenderRegistry registry;
    TokenMint mint;
    DowngradeRecorder downgrades;
    SenderGate gate;
    EventSelections selections;
    SearchService search;
    AuditService audit;
    Scoring scoring;
    StoreEventSink sink;
    ImportService imports;
    EventService events;
    StatusService status;
    http::Server server;
    SenderAdmin senders;
    SourceRemoval sourceRemoval;
    ListService lists;
    TimelineMarks marks;
    KeyService keys;
    IdentityKeeper identity;
    TlsService tls;
    Ingestion ingestion;
    Retention retention;
    Triage triage;
    BackupService backups;
    SettingService settings;
    PolicyService policy;
    DiagnosticsService diagnostics;
    control::Server control;

private:
    void loadStored();
    void attachStatus();
    void attachTls();
    Expected<void> apply(const EffectiveSettings& wanted);
    void configure(const EffectiveSettings& settings);
    std::vector<std::string> senderProblems() const;
    void warnOfMissingTls();
};

} // namespace tempo::daemon
