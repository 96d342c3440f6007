#include "daemon/services/backup_service.hpp"

#include "daemon/services/actor.hpp"
#include "store/audit/audit_log.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <algorithm>
#include <utility>

namespace tempo::daemon {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::hours kNextBackupTry{1};

protocol::BackupInfo infoOf(const fs::path& folder, const store::BackupManifest& manifest) {
    protocol::BackupInfo info{.path = folder.string(),
                              .tempoVersion = manifest.tempoVersion,
                              .schema = manifest.schema,
                              .createdAt = manifest.createdAt,
                              .origin = std::string(toText(manifest.origin)),
                              .events = manifest.events,
                              .senders = manifest.senders,
                              .auditLines = manifest.auditLines};
    for (const auto& file : manifest.files) {
        info.files.push_back({file.name, file.bytes, file.sha256});
    }
    return info;
}

Expected<void> checkPath(const fs::path& path) {
    if (path.is_absolute()) {
        return {};
    }
    return failure(ErrorCode::InvalidInput, "The folder '" + path.string() +
                                                "' must be named from the root, as in "
                                                "/srv/backup.");
}

protocol::BackupList toList(const fs::path& folder, const std::vector<store::FoundBackup>& found) {
    protocol::BackupList list{.folder = folder.string()};
    for (const auto& backup : found) {
        if (backup.manifest) {
            list.backups.push_back(infoOf(backup.folder, *backup.manifest));
        } else {
            list.unusable.push_back({backup.folder.string(), backup.manifest.error().detail});
        }
    }
    return list;
}

/// When Tempo last made a backup by itself.
std::optional<Timestamp> lastScheduled(const std::vector<store::FoundBackup>& newestFirst) {
    const auto found = std::ranges::find_if(newestFirst, [](const auto& backup) {
        return backup.manifest && backup.manifest->origin == store::BackupOrigin::Scheduled;
    });
    return found == newestFirst.end() ? std::nullopt : std::optional(found->manifest->createdAt);
}

} // namespace

Expected<void> BackupService::check(const EffectiveSettings& settings) {
    return settings.backupFolder.empty() ? Expected<void>() : checkPath(settings.backupFolder);
}

void BackupService::configure(const EffectiveSettings& settings) {
    interval_ = settings.backupInterval;
    kept_ = settings.backupsKept;
    folder_ = settings.backupFolder;
    nextTry_ = {};
    if (!interval_) {
        problem_.clear();
    }
    runDue();
}

fs::path BackupService::folderOr(const std::string& said) const {
    if (!said.empty()) {
        return said;
    }
    return folder_.empty() ? places_.data / "backups" : fs::path(folder_);
}

Async<store::Backup> BackupService::write(fs::path folder, store::BackupOrigin origin) {
    return tasks_.readInBackground<store::Backup>(
        [request = store::BackupRequest{.folder = std::move(folder),
                                        .at = clock_.now(),
                                        .origin = origin,
                                        .configurationFile = places_.configurationFile},
         stop = stopping_.get_token()](const store::Connection& database) {
            return store::writeBackup(database, request, stop);
        });
}

Async<protocol::BackupInfo> BackupService::create(std::string folder, control::Caller caller) {
    const auto target = folderOr(folder);
    if (auto checked = checkPath(target); !checked) {
        co_return tl::unexpected(std::move(checked.error()));
    }
    auto writing = write(target, store::BackupOrigin::Requested);
    const auto written = co_await std::move(writing);
    if (!written) {
        co_return tl::unexpected(written.error());
    }
    auto noting = note("backup.created", actorOf(caller), written->folder.string());
    const auto noted = co_await std::move(noting);
    if (!noted) {
        log_.warn("A backup has no line in the audit: {}", noted.error().detail);
    }
    co_return infoOf(written->folder, written->manifest);
}

Async<protocol::BackupList> BackupService::list(std::string folder) {
    const auto where = folderOr(folder);
    if (auto checked = checkPath(where); !checked) {
        co_return tl::unexpected(std::move(checked.error()));
    }
    auto reading = tasks_.readInBackground<protocol::BackupList>(
        [where](const store::Connection& /*database*/) {
            return store::listBackups(where).map(
                [&](const auto& found) { return toList(where, found); });
        });
    co_return co_await std::move(reading);
}

Async<protocol::BackupInfo> BackupService::verify(std::string path) {
    if (auto checked = checkPath(path); !checked) {
        co_return tl::unexpected(std::move(checked.error()));
    }
    auto reading = tasks_.readInBackground<protocol::BackupInfo>(
        [path, stop = stopping_.get_token()](const store::Connection& /*database*/) {
            return store::verifyBackup(path, stop).map([&](const auto& manifest) {
                return infoOf(path, manifest);
            });
        });
    co_return co_await std::move(reading);
}

store::RestoreRequest BackupService::restoreRequest(const control::Caller& caller) const {
    return {.data = places_.data, .actor = actorOf(caller), .at = clock_.now()};
}

Async<protocol::RestoreStarted> BackupService::restore(std::string path, control::Caller caller) {
    if (auto checked = checkPath(path); !checked) {
        co_return tl::unexpected(std::move(checked.error()));
    }
    auto staging = tasks_.readInBackground<store::RestoreJournal>(
        [request = restoreRequest(caller), path,
         stop = stopping_.get_token()](const store::Connection& /*database*/) {
            return store::stageRestore(request, path, stop);
        });
    auto staged = co_await std::move(staging);
    auto beginning = beginAnew(std::move(staged));
    co_return co_await std::move(beginning);
}

Async<protocol::RestoreStarted> BackupService::undoRestore(control::Caller caller) {
    auto staging = tasks_.readInBackground<store::RestoreJournal>(
        [request = restoreRequest(caller)](const store::Connection& /*database*/) {
            return store::stageUndo(request);
        });
    auto staged = co_await std::move(staging);
    auto beginning = beginAnew(std::move(staged));
    co_return co_await std::move(beginning);
}

/// The data that are replaced tell in their own audit what became of them.
Async<protocol::RestoreStarted> BackupService::beginAnew(Expected<store::RestoreJournal> staged) {
    if (!staged) {
        co_return tl::unexpected(std::move(staged.error()));
    }
    auto noting = note("data.replaced", staged->actor, "by " + staged->source);
    const auto noted = co_await std::move(noting);
    if (!noted) {
        log_.warn("A restore has no line in the audit: {}", noted.error().detail);
    }
    restart_();
    co_return protocol::RestoreStarted{.keptIn = (places_.data / staged->keepIn).string()};
}

Async<protocol::RestoreOutcome> BackupService::lastRestore() {
    co_return lastRestore_;
}

void BackupService::begunWith(const std::optional<store::RestoreJournal>& restore,
                              std::size_t unreadableTokens) {
    if (!restore) {
        return;
    }
    lastRestore_ = {.keptIn = (places_.data / restore->keepIn).string(),
                    .fault = restore->fault,
                    .unreadableTokens = unreadableTokens};
    std::string kind = "data.restored";
    auto detail = "from " + restore->source + "; what was replaced is in " + lastRestore_.keptIn;
    if (!restore->fault.empty()) {
        kind = "data.restoreFailed";
        detail = "the earlier data are back: " + restore->fault;
        log_.error("A restore failed, and {}", detail);
    } else {
        log_.info("Restored the data {}.", detail);
    }
    asio::co_spawn(io_, note(std::move(kind), restore->actor, std::move(detail)), asio::detached);
}

void BackupService::runDue() {
    if (!interval_ || state_ == State::Running || clock_.now() < nextTry_ ||
        stopping_.stop_requested()) {
        return;
    }
    state_ = State::Running;
    asio::co_spawn(io_, makeDue(), asio::detached);
}

/// Looks at the folder, writes a backup if the last one is old enough, and removes what there is
/// too much of.
StoreTasks::ReadWork<BackupService::Scheduled> BackupService::dueBackup() const {
    return
        [request = store::BackupRequest{.folder = folderOr(""),
                                        .at = clock_.now(),
                                        .origin = store::BackupOrigin::Scheduled,
                                        .configurationFile = places_.configurationFile},
         interval = interval_.value_or(std::chrono::hours(0)), kept = kept_,
         stop = stopping_.get_token()](const store::Connection& database) -> Expected<Scheduled> {
            const auto found = store::listBackups(request.folder);
            if (!found) {
                return tl::unexpected(found.error());
            }
            if (const auto last = lastScheduled(*found); last && request.at - *last < interval) {
                return Scheduled{};
            }
            auto made = store::writeBackup(database, request, stop);
            if (!made) {
                return tl::unexpected(std::move(made.error()));
            }
            return store::removeOldBackups(request.folder, kept).map([&](auto removed) {
                return Scheduled{*std::move(made), std::move(removed)};
            });
        };
}

asio::awaitable<void> BackupService::makeDue() {
    auto making = tasks_.readInBackground<Scheduled>(dueBackup());
    auto outcome = co_await std::move(making);
    if (!stopping_.stop_requested()) {
        auto settling = settle(std::move(outcome));
        co_await std::move(settling);
    }
    state_ = State::Idle;
}

asio::awaitable<void> BackupService::settle(Expected<Scheduled> outcome) {
    std::string kind = "backup.created";
    std::string detail;
    if (!outcome) {
        nextTry_ = clock_.now() + kNextBackupTry;
        problem_ = "The scheduled backup was not made: " + outcome.error().detail;
        log_.error("{}", problem_);
        kind = "backup.failed";
        detail = outcome.error().detail;
    } else if (outcome->made) {
        problem_.clear();
        detail = outcome->made->folder.string() + ", scheduled; " +
                 std::to_string(outcome->removed.size()) + " old ones removed";
        log_.info("Made the backup {}.", outcome->made->folder.string());
    } else {
        co_return;
    }
    auto noting = note(std::move(kind), "tempod", std::move(detail));
    const auto noted = co_await std::move(noting);
    if (!noted) {
        log_.warn("A backup has no line in the audit: {}", noted.error().detail);
    }
}

Async<Done> BackupService::note(std::string kind, std::string actor, std::string detail) {
    return tasks_.write<Done>([entry = AuditEntry{.at = {},
                                                  .kind = std::move(kind),
                                                  .actor = std::move(actor),
                                                  .detail = std::move(detail)}](
                                  store::WriteContext& context) -> Expected<Done> {
        auto line = entry;
        line.at = context.now;
        store::append(context, line);
        return Done{};
    });
}

} // namespace tempo::daemon
