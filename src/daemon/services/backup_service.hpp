#pragma once

#include "control/ports.hpp"
#include "daemon/settings/effective_settings.hpp"
#include "daemon/store_tasks.hpp"
#include "store/backup/backup.hpp"
#include "store/restore/restore.hpp"

#include <tempo/core/clock.hpp>

#include <spdlog/logger.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace tempo::daemon {

/// Backups that the owner asks for, those that Tempo makes by itself, and putting one back. They
/// are written and checked on a thread of their own, one after the other. Io thread.
class BackupService final : public control::BackupPort {
public:
    struct Places {
        std::filesystem::path data;
        std::filesystem::path configurationFile;
    };

    /// All must outlive it.
    BackupService(asio::io_context& io, StoreTasks& tasks, Places places, spdlog::logger& log,
                  const Clock& clock)
        : io_(io), tasks_(tasks), places_(std::move(places)), log_(log), clock_(clock) {}

    /// InvalidInput for a folder that is not named from the root.
    static Expected<void> check(const EffectiveSettings& settings);
    void configure(const EffectiveSettings& settings);

    /// Makes the backup that is due, if one is. To be called every minute; does nothing while an
    /// earlier one is being made.
    void runDue();

    /// Gives up the backup that is being made, and every later one: before the store closes.
    void stop() { stopping_.request_stop(); }

    /// `restart` makes the daemon begin anew once the answer to a restore has left.
    void attach(std::function<void()> restart) { restart_ = std::move(restart); }

    /// Why the last backup of its own was not made, in a sentence; empty when all is well.
    const std::string& problem() const { return problem_; }

    Async<protocol::BackupInfo> create(std::string folder, control::Caller caller) override;
    Async<protocol::BackupList> list(std::string folder) override;
    Async<protocol::BackupInfo> verify(std::string path) override;
    Async<protocol::RestoreStarted> restore(std::string path, control::Caller caller) override;
    Async<protocol::RestoreStarted> undoRestore(control::Caller caller) override;
    Async<protocol::RestoreOutcome> lastRestore() override;

    /// Notes how the restore ended with which this run has begun, if it has.
    void begunWith(const std::optional<store::RestoreJournal>& restore,
                   std::size_t unreadableTokens);

private:
    struct Scheduled {
        std::optional<store::Backup> made; ///< nothing: none is due yet
        std::vector<std::filesystem::path> removed;
    };

    std::filesystem::path folderOr(const std::string& said) const;
    Async<store::Backup> write(std::filesystem::path folder, store::BackupOrigin origin);
    StoreTasks::ReadWork<Scheduled> dueBackup() const;
    store::RestoreRequest restoreRequest(const control::Caller& caller) const;
    Async<protocol::RestoreStarted> beginAnew(Expected<store::RestoreJournal> staged);
    asio::awaitable<void> makeDue();
    asio::awaitable<void> settle(Expected<Scheduled> outcome);
    Async<Done> note(std::string kind, std::string actor, std::string detail);

    asio::io_context& io_;
    StoreTasks& tasks_;
    Places places_;
    spdlog::logger& log_;
    const Clock& clock_;
    std::optional<std::chrono::hours> interval_;
    std::size_t kept_ = 0;
    std::string folder_;
    std::stop_source stopping_;
    enum class State { Idle, Running } state_ = State::Idle;
    Timestamp nextTry_; ///< after a failure
    std::string problem_;
    std::function<void()> restart_;
    protocol::RestoreOutcome lastRestore_;
};

} // namespace tempo::daemon
