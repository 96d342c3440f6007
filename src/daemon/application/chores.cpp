#include "daemon/application/chores.hpp"

#include "daemon/service_manager.hpp"

#include <chrono>

namespace tempo::daemon {
namespace {

constexpr std::chrono::seconds kAuditInterval{5};
constexpr std::chrono::seconds kUseInterval{60};
constexpr std::chrono::hours kRetentionInterval{1};
constexpr std::chrono::minutes kTriageInterval{1};
/// How late a source is found out to be late.
constexpr std::chrono::minutes kSourceInterval{1};
constexpr std::chrono::hours kRenewalInterval{1};
constexpr std::chrono::minutes kBackupInterval{1};
constexpr std::chrono::minutes kDeletionInterval{1};
/// A step of a deletion takes far less.
constexpr std::chrono::minutes kDeletionPatience{2};

} // namespace

Chores::Chores(asio::io_context& io, Services& services, CommitListFeed& listFeed)
    : writeAudit_(io, kAuditInterval, [&services] { services.audit.writeDue(); }),
      writeUses_(io, kUseInterval,
                 [&services] {
                     services.senders.writeUses();
                     services.downgrades.retry();
                 }),
      applyRetention_(io, kRetentionInterval, [&services] { services.retention.run(); }),
      applyTriage_(io, kTriageInterval, [&services] { services.triage.run(); }),
      lookAtSources_(io, kSourceInterval, [&listFeed] { listFeed.tellOfSources(); }),
      makeBackups_(io, kBackupInterval, [&services] { services.backups.runDue(); }),
      endDeletions_(io, kDeletionInterval,
                    [&services] { services.selections.endStopped(kDeletionPatience); }),
      renewCertificate_(io, kRenewalInterval, [&services] { services.tls.refresh(); }),
      addresses_(io, [&services] { services.tls.refresh(); }) {
    if (const auto interval = watchdogInterval()) {
        setWatchdog(*interval);
        watchdog_.emplace(io, *interval / 2, notifyAlive);
    }
}

void Chores::stop() {
    writeAudit_.stop();
    writeUses_.stop();
    applyRetention_.stop();
    applyTriage_.stop();
    lookAtSources_.stop();
    makeBackups_.stop();
    endDeletions_.stop();
    renewCertificate_.stop();
    addresses_.stop();
    watchdog_.reset();
}

} // namespace tempo::daemon
