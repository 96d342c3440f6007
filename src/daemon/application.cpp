#include "daemon/application.hpp"

#include "access/sender_registry.hpp"
#include "control/server.hpp"
#include "crypto/key_file.hpp"
#include "daemon/commit_feed.hpp"
#include "daemon/commit_list_feed.hpp"
#include "daemon/configuration.hpp"
#include "daemon/event_sink.hpp"
#include "daemon/groups.hpp"
#include "daemon/ingestion.hpp"
#include "daemon/keys/key_service.hpp"
#include "daemon/keys/open_keys.hpp"
#include "daemon/keys/opening_report.hpp"
#include "daemon/logging.hpp"
#include "daemon/repeating.hpp"
#include "daemon/retention.hpp"
#include "daemon/scores/scoring.hpp"
#include "daemon/scores/source_look.hpp"
#include "daemon/service_manager.hpp"
#include "daemon/services/audit_service.hpp"
#include "daemon/services/backup_service.hpp"
#include "daemon/services/downgrade_recorder.hpp"
#include "daemon/services/event_selections.hpp"
#include "daemon/services/event_service.hpp"
#include "daemon/services/import_service.hpp"
#include "daemon/services/list_service.hpp"
#include "daemon/services/policy_service.hpp"
#include "daemon/services/require_tls.hpp"
#include "daemon/services/search_service.hpp"
#include "daemon/services/sender_admin.hpp"
#include "daemon/services/sender_gate.hpp"
#include "daemon/services/setting_service.hpp"
#include "daemon/services/status_service.hpp"
#include "daemon/settings/settings_environment.hpp"
#include "daemon/store_tasks.hpp"
#include "daemon/tls/address_watch.hpp"
#include "daemon/tls/identity_keeper.hpp"
#include "daemon/tls/tls_service.hpp"
#include "daemon/triage.hpp"
#include "http/server.hpp"
#include "store/derivation_table.hpp"
#include "store/event_query.hpp"
#include "store/folder_lock.hpp"
#include "store/restore/restore.hpp"
#include "store/setting_table.hpp"
#include "store/signature_table.hpp"
#include "store/store.hpp"
#include "store/tls_table.hpp"

#include <tempo/core/clock.hpp>
#include <tempo/core/limits.hpp>
#include <tempo/core/version.hpp>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <csignal>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <unistd.h>

namespace tempo::daemon {
namespace {

using std::chrono::seconds;

constexpr seconds kRequestsMayFinish{10};
constexpr seconds kAuditInterval{5};
constexpr seconds kUseInterval{60};
constexpr std::chrono::hours kRetentionInterval{1};
constexpr std::chrono::minutes kTriageInterval{1};
/// How late a source is found out to be late.
constexpr std::chrono::minutes kSourceInterval{1};
constexpr std::chrono::hours kRenewalInterval{1};
constexpr std::chrono::minutes kBackupInterval{1};
/// Other data may have to be checked and brought to a new schema, as at a start.
constexpr std::chrono::minutes kOpeningTakes{30};
/// Between a restore that is ready and its beginning, so that the answer reaches who asked.
constexpr std::chrono::milliseconds kAnswerLeaves{200};

std::optional<std::string> environmentVariable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
}

/// TEMPO_ENCRYPTION_KEY, which nothing that reads the environment later is to find.
std::optional<crypto::SecretBytes> takeEnvironmentKey() {
    const char* const name = "TEMPO_ENCRYPTION_KEY";
    const char* const value = std::getenv(name);
    auto key = value != nullptr ? std::optional(crypto::SecretBytes::copyOf(value)) : std::nullopt;
    unsetenv(name);
    return key;
}

std::filesystem::path keyFile(const Directories& directories) {
    return directories.config / "encryption_key";
}

Expected<crypto::FoundKey> findKey(const Directories& directories,
                                   const std::optional<crypto::SecretBytes>& environmentKey) {
    crypto::KeyLocation location{.file = keyFile(directories)};
    if (environmentKey) {
        location.environmentKey = environmentKey->view();
    }
    if (const auto file = environmentVariable("TEMPO_ENCRYPTION_KEY_FILE")) {
        location.environmentFile = *file;
    }
    if (const auto folder = environmentVariable("CREDENTIALS_DIRECTORY")) {
        location.credentialsDirectory = *folder;
    }
    return crypto::findKey(location);
}

/// What the store knows when the daemon starts.
struct StoredState {
    std::vector<store::StoredSender> senders;
    Settings::StoredTexts settings;
    store::StoredTlsIdentity tlsIdentity;
    std::vector<store::UsedSignature> signatures;
    Sequence lastSequence = 0;
    std::vector<store::SourceDerivation> sources;
};

Expected<StoredState> readStoredState(const store::Store& store, Timestamp now) {
    StoredState state;
    auto outcome = store.readNow([&state, now](const store::Connection& database) {
        state.senders = store::loadSenders(database);
        for (auto& setting : store::loadSettings(database)) {
            state.settings.emplace(std::move(setting.name), std::move(setting.value));
        }
        state.tlsIdentity = store::loadTlsIdentity(database);
        state.signatures = store::loadSignatures(database, now - limits::kSignatureTolerance);
        state.lastSequence = store::lastSequence(database);
        state.sources = store::listDerivations(database);
    });
    if (!outcome) {
        return tl::unexpected(std::move(outcome.error()));
    }
    return state;
}

Expected<control::AccessRules> accessRules(const EffectiveSettings& settings) {
    const auto owners = findGroup(settings.ownerGroup);
    if (!owners) {
        return tl::unexpected(owners.error());
    }
    const auto viewers = findGroup(settings.viewerGroup);
    if (!viewers) {
        return tl::unexpected(viewers.error());
    }
    return control::AccessRules{geteuid(), *owners, *viewers};
}

/// The control socket has its groups from the start on.
Expected<void> checkGroupsStay(const EffectiveSettings& wanted, const EffectiveSettings& atStart) {
    if (wanted.ownerGroup != atStart.ownerGroup || wanted.viewerGroup != atStart.viewerGroup) {
        return failure(ErrorCode::Unsupported,
                       "The groups of the control socket cannot change while tempod runs. Set them "
                       "in the configuration file or the environment and start it again.");
    }
    return {};
}

void logOpening(spdlog::logger& log, const store::OpeningReport& report,
                const Directories& directories) {
    log.info("tempod {} keeps its data in {}", version(), directories.data.string());
    if (report.created) {
        log.info("Made a new database. No sender can post yet: make a token with 'tempoctl token "
                 "create'.");
    }
    if (report.copyBeforeMigration) {
        log.info("Brought the database from schema {} to {}; a copy of it as it was is {}",
                 report.schemaBefore, report.schema, report.copyBeforeMigration->string());
    }
    if (report.uncleanStop) {
        log.warn("The last run did not stop cleanly; the database was checked in {} ms and is "
                 "whole.",
                 report.checkDuration.count());
    }
}

ScoreFolders scoreFolders(const CommandLine& commandLine, const Directories& directories) {
    return {.local = std::filesystem::absolute(directories.data) / "scores",
            .bundled =
                commandLine.bundledScores.empty() ? bundledScores() : commandLine.bundledScores};
}

/// What comes after a run.
enum class Next { Stop, BeginAnew };

Expected<Next> runOnce(const CommandLine& commandLine,
                       const std::optional<crypto::SecretBytes>& environmentKey,
                       spdlog::logger& log) {
    const SystemClock clock;
    const auto directories = findDirectories(commandLine.directories, environmentVariable);
    if (!directories) {
        return tl::unexpected(directories.error());
    }
    const ConfigurationFile configuration(commandLine.configFile, directories->config);
    auto file = configuration.read();
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    auto environment = readSettingsEnvironment(environ);
    if (!environment) {
        return tl::unexpected(std::move(environment.error()));
    }
    auto key = findKey(*directories, environmentKey);
    if (!key) {
        return tl::unexpected(std::move(key.error()));
    }
    const auto keyOrigin = key->origin;

    asio::io_context io(1);
    auto working = asio::make_work_guard(io);
    StoreTasks tasks(io);
    CommitFeed feed;
    CommitListFeed listFeed;
    const auto tellOfLists = [&listFeed](store::ListChanges changes) {
        listFeed.tell(std::move(changes));
    };
    auto opened =
        store::Store::open({.dataDirectory = directories->data,
                            .writeDelivery = tasks.writeDelivery([&feed] { feed.flush(); }),
                            .readDelivery = tasks.readDelivery(),
                            .writerObserver =
                                [&log](store::WriterState state, const std::string& cause) {
                                    if (state == store::WriterState::Ready) {
                                        log.info("The store takes events again.");
                                    } else {
                                        log.error("The store takes no events: {}", cause);
                                    }
                                },
                            .listObserver = tasks.listObserver(tellOfLists)},
                           clock);
    if (!opened) {
        return tl::unexpected(std::move(opened.error()));
    }
    auto& store = **opened;
    tasks.attach(store);
    logOpening(log, store.report(), *directories);
    auto keys = openKeys(*std::move(key), keyFile(*directories), store);
    if (!keys) {
        return tl::unexpected(std::move(keys.error()));
    }
    reportOpening(keys->opening, keys->ring, tasks, log);
    auto stored = readStoredState(store, clock.now());
    if (!stored) {
        return tl::unexpected(std::move(stored.error()));
    }
    feed.startAfter(stored->lastSequence);

    access::SenderRegistry registry;
    const TokenMint mint(keys->ring, keys->lookup);
    DowngradeRecorder downgrades(tasks, registry, log);
    SenderGate gate(registry, mint, downgrades, clock);
    gate.loadSignatures(stored->signatures);
    EventSelections selections(tasks, feed);
    SearchService search(tasks, clock);
    AuditService audit(tasks, log, clock);
    Scoring scoring({io, tasks, feed, audit, log, clock}, scoreFolders(commandLine, *directories));
    StoreEventSink sink(tasks, feed, scoring);
    ImportService imports(tasks, feed, scoring, clock);
    EventService events(tasks, feed, [&scoring] { return scoring.actionRules(); });
    StatusService status(store, {directories->data, directories->config}, clock);
    http::Server server(io, {gate, sink, status, audit}, clock);
    const auto tlsListens = [&server] {
        return server.listening(Transport::Tls);
    };
    SenderAdmin senders(tasks, registry, mint, tlsListens, clock);
    senders.load(std::move(stored->senders));
    gate.attach(senders.unopened());
    SourceRemoval sourceRemoval(tasks, feed, senders, clock);
    const auto look = [&scoring](std::string_view provider) {
        return lookOf(*scoring.service().inForce(), provider);
    };
    ListService lists(tasks, sourceRemoval, look, clock);
    KeyService keyService(tasks, keys->ring, senders,
                          {keyOrigin, keyFile(*directories), keys->lookup.id}, log);
    if (keys->leftover) {
        keyService.noteLeftover(*keys->leftover);
    }
    for (const auto& problem : keyService.problems()) {
        log.error("{}", problem);
    }
    IdentityKeeper identity(tasks, keys->ring, log, clock);
    identity.load(stored->tlsIdentity);
    TlsService tls(identity, server, io, audit, log, clock);
    Ingestion ingestion(io, server, tls, log);
    Retention retention(tasks, feed, log, clock);
    Triage triage(io, tasks, feed, log, clock);
    BackupService backups(io, tasks, {directories->data, configuration.path()}, log, clock);
    backups.begunWith(store.report().restore, senders.unopened().lost().size());

    Settings layers({*std::move(file), *std::move(environment), commandLine.settings});
    for (const auto& refused : layers.loadStored(stored->settings)) {
        log.warn("A stored setting is left out: {}", refused.detail);
    }
    const auto configureAll = [&](const EffectiveSettings& settings) {
        setLevel(log, settings.logLevel);
        audit.configure(settings.logRequests ? RequestLog::On : RequestLog::Off);
        gate.configure({settings.ratePerToken, settings.failedAuthenticationsPerMinute});
        server.configure(httpSettings(settings));
        retention.configure(settings);
        triage.configure(settings);
        backups.configure(settings);
        scoring.configure(settings.moreSchemes);
    };
    const auto atStart = effectiveSettings(layers);
    const auto applyAll = [&](const EffectiveSettings& wanted) {
        auto outcome = checkGroupsStay(wanted, atStart)
                           .and_then([&] { return BackupService::check(wanted); })
                           .and_then([&] { return ingestion.apply(wanted); });
        if (outcome) {
            configureAll(wanted);
        }
        return outcome;
    };
    const auto guard = [&](const EffectiveSettings& inForce, const EffectiveSettings& wanted) {
        const bool switchesTlsOff = inForce.tlsEnabled && !wanted.tlsEnabled;
        return switchesTlsOff ? checkNobodyRequiresTls(registry, clock.now()) : Expected<void>();
    };
    SettingService settings(tasks, std::move(layers), applyAll, guard);
    /// What changes without its owner's asking, by a file or at the start, has no guard.
    const auto warnOfMissingTls = [&] {
        const auto missing =
            settings.effective().tlsEnabled ? std::string() : whoMissesTls(registry, clock.now());
        if (!missing.empty()) {
            log.warn("{}", missing);
        }
    };

    PolicyService policy(settings, registry, clock);

    auto access = accessRules(atStart);
    if (!access) {
        return tl::unexpected(std::move(access.error()));
    }
    control::Server control(io,
                            {.socketPath = directories->socket.string(),
                             .access = *access,
                             .report =
                                 [&log](const std::string& fault) {
                                     log.error("{}", fault);
                                 }},
                            {events, selections, search, imports, feed, lists, listFeed, senders,
                             settings, tls, policy, keyService, audit, backups, scoring.service(),
                             status});
    status.attach(server, sink, audit, feed,
                  {.ingestionEnabled = [&] { return ingestion.enabled(); },
                   .listenError = [&](Transport transport) { return ingestion.error(transport); },
                   .tlsProblems = [&] { return tls.problems(); },
                   .subscribers = [&] { return control.subscribers(); },
                   .senderProblems =
                       [&] {
                           auto problems = exposureProblems(registry, clock.now());
                           if (!ingestion.tlsEnabled()) {
                               problems.push_back(whoMissesTls(registry, clock.now()));
                           }
                           std::erase(problems, std::string());
                           return problems;
                       },
                   .keyProblems = [&] { return keyService.problems(); },
                   .scoreProblems = [&] { return scoring.service().problems(); },
                   .backupProblem = [&] { return backups.problem(); },
                   .counts =
                       [&] {
                           return lists.counts();
                       }});

    tls.attach({.enabled = [&] { return ingestion.tlsEnabled(); },
                .listenError = [&] { return ingestion.error(Transport::Tls); },
                .listen = [&] { ingestion.listenWithCertificate(); },
                .changeSettings =
                    [&](SettingChanges changes, control::Caller caller) {
                        return settings.change(std::move(changes), caller);
                    }});

    configureAll(atStart);
    scoring.start(stored->sources, [&sink] { return sink.stored(); });
    if (auto started = control.start(); !started) {
        return tl::unexpected(std::move(started.error()));
    }
    ingestion.start(atStart);
    warnOfMissingTls();

    Repeating writeAudit(io, kAuditInterval, [&] { audit.writeDue(); });
    Repeating writeUses(io, kUseInterval, [&] {
        senders.writeUses();
        downgrades.retry();
    });
    Repeating applyRetention(io, kRetentionInterval, [&] { retention.run(); });
    Repeating applyTriage(io, kTriageInterval, [&] { triage.run(); });
    Repeating lookAtSources(io, kSourceInterval, [&] { listFeed.tellOfSources(); });
    Repeating makeBackups(io, kBackupInterval, [&] { backups.runDue(); });
    Repeating renewCertificate(io, kRenewalInterval, [&] { tls.refresh(); });
    AddressWatch addresses(io, [&] { tls.refresh(); });
    std::optional<Repeating> watchdog;
    if (const auto interval = watchdogInterval()) {
        setWatchdog(*interval);
        watchdog.emplace(io, *interval / 2, notifyAlive);
    }

    asio::signal_set reload(io, SIGHUP);
    std::function<void()> awaitReload = [&] {
        reload.async_wait([&](const boost::system::error_code& cancelled, int /*signal*/) {
            if (cancelled) {
                return;
            }
            notifyReloading();
            auto again = configuration.read();
            const auto outcome =
                again ? settings.replaceFile(*std::move(again)) : tl::unexpected(again.error());
            tls.refresh();
            if (outcome) {
                log.info("Read the configuration file again.");
                warnOfMissingTls();
            } else {
                log.error("The configuration file was not taken over; all stays as it was: {}",
                          outcome.error().detail);
            }
            notifyReady();
            awaitReload();
        });
    };
    awaitReload();

    std::optional<Next> next;
    asio::signal_set stop(io, SIGTERM, SIGINT);
    asio::steady_timer answerLeaves(io);
    const auto end = [&](Next how) {
        if (std::exchange(next, how)) {
            return; // is ending already
        }
        reload.cancel();
        answerLeaves.cancel();
        ingestion.stop();
        server.shutDown(kRequestsMayFinish, [&] {
            audit.writeAll();
            senders.writeUses();
            downgrades.retry();
            writeAudit.stop();
            writeUses.stop();
            applyRetention.stop();
            applyTriage.stop();
            lookAtSources.stop();
            makeBackups.stop();
            backups.stop();
            scoring.stop();
            renewCertificate.stop();
            addresses.stop();
            tls.stop();
            watchdog.reset();
            control.stop();
            stop.cancel();
            working.reset();
        });
    };
    stop.async_wait([&](const boost::system::error_code& cancelled, int /*signal*/) {
        if (!cancelled) {
            log.info("Stopping: requests in flight are finished first.");
            notifyStopping();
            stop.clear();
            end(Next::Stop);
        }
    });
    backups.attach([&] {
        answerLeaves.expires_after(kAnswerLeaves);
        answerLeaves.async_wait([&](const boost::system::error_code& cancelled) {
            if (!cancelled) {
                log.info("Beginning anew with other data: requests in flight are finished first.");
                end(Next::BeginAnew);
            }
        });
    });

    notifyReady();
    notifyStatus("Taking events");
    retention.run();
    io.run();

    store.close();
    io.restart();
    io.poll();
    if (next == Next::BeginAnew) {
        setWatchdog(kOpeningTakes);
    }
    return next.value_or(Next::Stop);
}

/// `--restore`: for an owner whose daemon cannot start with the data that it has.
Expected<void> stageOffline(const CommandLine& commandLine, spdlog::logger& log) {
    const auto directories = findDirectories(commandLine.directories, environmentVariable);
    if (!directories) {
        return tl::unexpected(directories.error());
    }
    const auto lock = store::FolderLock::acquire(directories->data);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    const store::RestoreRequest request{.data = directories->data,
                                        .actor = "uid " + std::to_string(getuid()),
                                        .at = SystemClock().now()};
    return store::stageRestore(request, commandLine.restore, {}).map([&](const auto& journal) {
        log.info("The next start of tempod uses {}. What it replaces is kept in {}.",
                 journal.source, (directories->data / journal.keepIn).string());
    });
}

} // namespace

Expected<void> runDaemon(const CommandLine& commandLine, spdlog::logger& log) {
    if (!commandLine.restore.empty()) {
        return stageOffline(commandLine, log);
    }
    const auto environmentKey = takeEnvironmentKey();
    for (;;) {
        const auto next = runOnce(commandLine, environmentKey, log);
        if (!next) {
            return tl::unexpected(next.error());
        }
        if (*next == Next::Stop) {
            log.info("Stopped.");
            return {};
        }
    }
}

} // namespace tempo::daemon
