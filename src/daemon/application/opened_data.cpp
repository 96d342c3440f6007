#include "daemon/application/opened_data.hpp"

#include "daemon/keys/opening_report.hpp"
#include "store/events/event_query.hpp"
#include "store/settings/setting_table.hpp"

#include <tempo/core/limits.hpp>
#include <tempo/core/version.hpp>

#include <string>
#include <utility>

namespace tempo::daemon {
namespace {

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

void logWriterState(spdlog::logger& log, store::WriterState state, const std::string& cause) {
    if (state == store::WriterState::Ready) {
        log.info("The store takes events again.");
    } else {
        log.error("The store takes no events: {}", cause);
    }
}

} // namespace

Expected<std::unique_ptr<OpenedData>> OpenedData::open(asio::io_context& io, RunInputs& inputs,
                                                       const Clock& clock, spdlog::logger& log) {
    std::unique_ptr<OpenedData> data(new OpenedData(io));
    auto opened = data->openStore(inputs, clock, log).and_then([&] {
        return data->openKeyRing(inputs, log);
    });
    if (!opened) {
        return tl::unexpected(std::move(opened.error()));
    }
    auto stored = readStoredState(data->store(), clock.now());
    if (!stored) {
        return tl::unexpected(std::move(stored.error()));
    }
    data->stored = *std::move(stored);
    data->feed.startAfter(data->stored.lastSequence);
    return data;
}

Expected<void> OpenedData::openStore(const RunInputs& inputs, const Clock& clock,
                                     spdlog::logger& log) {
    const auto tellOfLists = [this](store::ListChanges changes) {
        listFeed.tell(std::move(changes));
    };
    const auto writerObserver = [&log](store::WriterState state, const std::string& cause) {
        logWriterState(log, state, cause);
    };
    auto opened =
        store::Store::open({.dataDirectory = inputs.directories.data,
                            .writeDelivery = tasks.writeDelivery([this] { feed.flush(); }),
                            .readDelivery = tasks.readDelivery(),
                            .writerObserver = writerObserver,
                            .listObserver = tasks.listObserver(tellOfLists)},
                           clock);
    if (!opened) {
        return tl::unexpected(std::move(opened.error()));
    }
    store_ = *std::move(opened);
    tasks.attach(*store_);
    logOpening(log, store_->report(), inputs.directories);
    return {};
}

Expected<void> OpenedData::openKeyRing(RunInputs& inputs, spdlog::logger& log) {
    keyOrigin_ = inputs.key.origin;
    auto opened = openKeys(std::move(inputs.key), keyFile(inputs.directories), *store_);
    if (!opened) {
        return tl::unexpected(std::move(opened.error()));
    }
    keys_ = *std::move(opened);
    reportOpening(keys_->opening, keys_->ring, tasks, log);
    return {};
}

} // namespace tempo::daemon
