#include "daemon/application/services.hpp"

#include "daemon/logging.hpp"
#include "daemon/scores/source_look.hpp"
#include "daemon/service_manager.hpp"
#include "daemon/services/require_tls.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <utility>

namespace tempo::daemon {
namespace {

/// The control socket has its groups from the start on.
Expected<void> checkGroupsStay(const EffectiveSettings& wanted, const EffectiveSettings& atStart) {
    if (wanted.ownerGroup != atStart.ownerGroup || wanted.viewerGroup != atStart.viewerGroup) {
        return failure(ErrorCode::Unsupported,
                       "The groups of the control socket cannot change while tempod runs. Set them "
                       "in the configuration file or the environment and start it again.");
    }
    return {};
}

Expected<void> guardTls(const access::SenderRegistry& registry, Timestamp now,
                        const EffectiveSettings& inForce, const EffectiveSettings& wanted) {
    const bool switchesTlsOff = inForce.tlsEnabled && !wanted.tlsEnabled;
    return switchesTlsOff ? checkNobodyRequiresTls(registry, now) : Expected<void>();
}

control::ServerOptions controlOptions(const Directories& directories,
                                      const control::AccessRules& access, spdlog::logger& log) {
    return {.socketPath = directories.socket.string(),
            .access = access,
            .report = [&log](const std::string& fault) {
                log.error("{}", fault);
            }};
}

} // namespace

Services::Services(const Ground& ground, Settings layers, const control::AccessRules& access)
    : ground_(ground), atStart_(effectiveSettings(layers)),
      mint(ground.data.keys().ring, ground.data.keys().lookup),
      downgrades(ground.data.tasks, registry, ground.log),
      gate(registry, mint, downgrades, ground.clock),
      selections(ground.data.tasks, ground.data.feed), search(ground.data.tasks, ground.clock),
      audit(ground.data.tasks, ground.log, ground.clock),
      scoring({ground.io, ground.data.tasks, ground.data.feed, audit, ground.log, ground.clock},
              ground.inputs.scores),
      sink(ground.data.tasks, ground.data.feed, scoring),
      imports(ground.data.tasks, ground.data.feed, scoring, ground.clock),
      events(ground.data.tasks, ground.data.feed, [this] { return scoring.actionRules(); }),
      status(ground.data.store(),
             {ground.inputs.directories.data, ground.inputs.directories.config}, ground.clock),
      server(ground.io, {gate, sink, status, audit}, ground.clock),
      senders(
          ground.data.tasks, registry, mint, [this] { return server.listening(Transport::Tls); },
          ground.clock),
      sourceRemoval(ground.data.tasks, ground.data.feed, senders, ground.clock),
      lists(
          ground.data.tasks, sourceRemoval,
          [this](std::string_view provider) {
              return lookOf(*scoring.service().inForce(), provider);
          },
          ground.clock),
      marks(ground.data.tasks, ground.data.feed, ground.clock),
      keys(ground.data.tasks, ground.data.keys().ring, senders,
           {ground.data.keyOrigin(), keyFile(ground.inputs.directories),
            ground.data.keys().lookup.id},
           ground.log),
      identity(ground.data.tasks, ground.data.keys().ring, ground.log, ground.clock),
      tls(identity, server, ground.io, audit, ground.log, ground.clock),
      ingestion(ground.io, server, tls, ground.log),
      retention(ground.data.tasks, ground.data.feed, ground.log, ground.clock),
      triage(ground.io, ground.data.tasks, ground.data.feed, ground.log, ground.clock),
      backups(ground.io, ground.data.tasks,
              {ground.inputs.directories.data, ground.inputs.configuration.path()}, ground.log,
              ground.clock),
      settings(
          ground.data.tasks, std::move(layers),
          [this](const EffectiveSettings& wanted) { return apply(wanted); },
          [this](const EffectiveSettings& inForce, const EffectiveSettings& wanted) {
              return guardTls(registry, ground_.clock.now(), inForce, wanted);
          }),
      policy(settings, registry, ground.clock),
      diagnostics(
          {status, settings, tls, policy, keys, senders, lists, scoring.service(), audit, backups},
          ground.data.tasks, ground.log, ground.clock),
      control(ground.io, controlOptions(ground.inputs.directories, access, ground.log),
              {events, selections, search, imports, ground.data.feed, lists, marks,
               ground.data.listFeed, senders, settings, tls, policy, keys, audit, backups,
               scoring.service(), status, diagnostics}) {
    loadStored();
    attachStatus();
    attachTls();
}

void Services::loadStored() {
    auto& stored = ground_.data.stored;
    gate.loadSignatures(stored.signatures);
    senders.load(std::move(stored.senders));
    gate.attach(senders.unopened());
    if (const auto& leftover = ground_.data.keys().leftover) {
        keys.noteLeftover(*leftover);
    }
    for (const auto& problem : keys.problems()) {
        ground_.log.error("{}", problem);
    }
    identity.load(stored.tlsIdentity);
    backups.begunWith(ground_.data.store().report().restore, senders.unopened().lost().size());
}

void Services::attachStatus() {
    status.attach(
        server, sink, audit, ground_.data.feed,
        {.ingestionEnabled = [this] { return ingestion.enabled(); },
         .listenError = [this](Transport transport) { return ingestion.error(transport); },
         .tlsProblems = [this] { return tls.problems(); },
         .subscribers = [this] { return control.subscribers(); },
         .senderProblems = [this] { return senderProblems(); },
         .keyProblems = [this] { return keys.problems(); },
         .scoreProblems = [this] { return scoring.service().problems(); },
         .backupProblem = [this] { return backups.problem(); },
         .counts =
             [this] {
                 return lists.counts();
             }});
}

void Services::attachTls() {
    tls.attach({.enabled = [this] { return ingestion.tlsEnabled(); },
                .listenError = [this] { return ingestion.error(Transport::Tls); },
                .listen = [this] { ingestion.listenWithCertificate(); },
                .changeSettings =
                    [this](SettingChanges changes, control::Caller caller) {
                        return settings.change(std::move(changes), caller);
                    }});
}

Expected<void> Services::start() {
    configure(atStart_);
    scoring.start(ground_.data.stored.sources, [this] { return sink.stored(); });
    if (auto started = control.start(); !started) {
        return started;
    }
    ingestion.start(atStart_);
    warnOfMissingTls();
    return {};
}

Expected<void> Services::apply(const EffectiveSettings& wanted) {
    auto outcome = checkGroupsStay(wanted, atStart_)
                       .and_then([&] { return BackupService::check(wanted); })
                       .and_then([&] { return ingestion.apply(wanted); });
    if (outcome) {
        configure(wanted);
    }
    return outcome;
}

void Services::configure(const EffectiveSettings& settingsInForce) {
    setLevel(ground_.log, settingsInForce.logLevel);
    audit.configure(settingsInForce.logRequests ? RequestLog::On : RequestLog::Off);
    gate.configure({settingsInForce.ratePerToken, settingsInForce.failedAuthenticationsPerMinute});
    server.configure(httpSettings(settingsInForce));
    retention.configure(settingsInForce);
    triage.configure(settingsInForce);
    backups.configure(settingsInForce);
    scoring.configure(settingsInForce.moreSchemes);
}

void Services::reload() {
    notifyReloading();
    asio::co_spawn(ground_.io, takeOverFile(), asio::detached);
}

asio::awaitable<void> Services::takeOverFile() {
    auto file = ground_.inputs.configuration.read();
    Expected<Done> outcome = Done{};
    if (file) {
        auto replacing = settings.replaceFile(*std::move(file));
        outcome = co_await std::move(replacing);
    } else {
        outcome = tl::unexpected(std::move(file.error()));
    }
    tls.refresh();
    if (outcome) {
        ground_.log.info("Read the configuration file again.");
        warnOfMissingTls();
    } else {
        ground_.log.error("The configuration file was not taken over; all stays as it was: {}",
                          outcome.error().detail);
    }
    notifyReady();
}

void Services::writeAll() {
    audit.writeAll();
    senders.writeUses();
    downgrades.retry();
}

void Services::stop() {
    backups.stop();
    scoring.stop();
    tls.stop();
    control.stop();
}

std::vector<std::string> Services::senderProblems() const {
    auto problems = exposureProblems(registry, ground_.clock.now());
    if (!ingestion.tlsEnabled()) {
        problems.push_back(whoMissesTls(registry, ground_.clock.now()));
    }
    std::erase(problems, std::string());
    return problems;
}

/// What changes without its owner's asking, by a file or at the start, has no guard.
void Services::warnOfMissingTls() {
    const auto missing = settings.effective().tlsEnabled
                             ? std::string()
                             : whoMissesTls(registry, ground_.clock.now());
    if (!missing.empty()) {
        ground_.log.warn("{}", missing);
    }
}

} // namespace tempo::daemon
