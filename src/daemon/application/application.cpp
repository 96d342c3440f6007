#include "daemon/application/application.hpp"

#include "daemon/application/opened_data.hpp"
#include "daemon/application/run.hpp"
#include "daemon/application/run_inputs.hpp"
#include "daemon/application/services.hpp"
#include "daemon/groups.hpp"
#include "daemon/service_manager.hpp"
#include "store/database/folder_lock.hpp"
#include "store/restore/restore.hpp"

#include <tempo/core/clock.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include <unistd.h>

namespace tempo::daemon {
namespace {

/// Other data may have to be checked and brought to a new schema, as at a start.
constexpr std::chrono::minutes kOpeningTakes{30};

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

Settings settingsOf(Settings::Fixed fixed, const Settings::StoredTexts& stored,
                    spdlog::logger& log) {
    Settings layers(std::move(fixed));
    for (const auto& refused : layers.loadStored(stored)) {
        log.warn("A stored setting is left out: {}", refused.detail);
    }
    return layers;
}

/// Finishes what the store has handed over while it was closed.
void close(OpenedData& data, asio::io_context& io) {
    data.store().close();
    io.restart();
    io.poll();
}

Expected<Next> runOnce(const CommandLine& commandLine,
                       const std::optional<crypto::SecretBytes>& environmentKey,
                       spdlog::logger& log) {
    const SystemClock clock;
    auto inputs = readInputs(commandLine, environmentKey);
    if (!inputs) {
        return tl::unexpected(std::move(inputs.error()));
    }
    asio::io_context io(1);
    auto data = OpenedData::open(io, *inputs, clock, log);
    if (!data) {
        return tl::unexpected(std::move(data.error()));
    }
    auto layers = settingsOf(std::move(inputs->settings), (*data)->stored.settings, log);
    auto access = accessRules(effectiveSettings(layers));
    if (!access) {
        return tl::unexpected(std::move(access.error()));
    }
    Services services({io, **data, *inputs, log, clock}, std::move(layers), *access);
    if (auto started = services.start(); !started) {
        return tl::unexpected(std::move(started.error()));
    }
    const auto next = Run(io, services, (*data)->listFeed, log).go();
    close(**data, io);
    if (next == Next::BeginAnew) {
        setWatchdog(kOpeningTakes);
    }
    return next;
}

/// `--restore`: for an owner whose daemon cannot start with the data that it has.
Expected<void> stageOffline(const CommandLine& commandLine, spdlog::logger& log) {
    const auto directories = directoriesOf(commandLine);
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
