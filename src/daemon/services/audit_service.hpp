#pragma once

#include "access/refusal_folder.hpp"
#include "control/ports.hpp"
#include "daemon/store_tasks.hpp"
#include "http/ports.hpp"

#include <tempo/core/clock.hpp>

#include <spdlog/logger.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tempo::daemon {

enum class RequestLog : std::uint8_t { On, Off };

/// What is left behind of every request: a log line, and for a refusal a line in the audit log,
/// folded so that a flood cannot fill the disk. Also the audit log as the control socket shows it.
/// Io thread.
class AuditService final : public http::RequestObserver, public control::AuditPort {
public:
    /// All must outlive it.
    AuditService(StoreTasks& tasks, spdlog::logger& log, const Clock& clock);

    void configure(RequestLog requestLog) { requestLog_ = requestLog; }

    void answered(const http::RequestReport& report) override;
    void failed(std::string_view what) override;

    /// Writes a line that nobody waits for.
    void note(AuditEntry entry) { append({std::move(entry)}); }

    /// The same for changes that the daemon makes by itself, which may be many: repeats of a change
    /// are folded as refusals are.
    void noteFolded(AuditEntry entry);

    /// Writes repeats whose time has come. To be called every few seconds.
    void writeDue();

    /// Writes everything that is still folded: before the store closes.
    void writeAll();

    std::uint64_t refused() const { return refused_; }

    Async<protocol::AuditPage> list(protocol::AuditListParams params) override;
    Async<protocol::AuditVerification> verify(control::Caller caller) override;
    Async<protocol::ChangedResult> markHandled(std::vector<std::uint64_t> sequences,
                                               control::Caller caller) override;

private:
    class Append;

    void logRequest(const http::RequestReport& report);
    void append(std::vector<AuditEntry> entries);

    StoreTasks& tasks_;
    spdlog::logger& log_;
    const Clock& clock_;
    access::RefusalFolder folder_;
    access::RefusalFolder ownChanges_;
    RequestLog requestLog_ = RequestLog::On;
    std::uint64_t refused_ = 0;
};

} // namespace tempo::daemon
