#include "daemon/services/status_service.hpp"

#include "daemon/process_figures.hpp"

#include <tempo/core/version.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include <unistd.h>

namespace tempo::daemon {
namespace {

std::string_view toText(store::WriterState state) {
    switch (state) {
    case store::WriterState::Ready:
        return "ready";
    case store::WriterState::DiskFull:
        return "disk-full";
    case store::WriterState::Failed:
        return "failed";
    }
    return "failed";
}

} // namespace

void StatusService::attach(const http::Server& server, const StoreEventSink& sink,
                           const AuditService& audit, const CommitFeed& feed, Questions questions) {
    server_ = &server;
    sink_ = &sink;
    audit_ = &audit;
    feed_ = &feed;
    questions_ = std::move(questions);
}

Async<protocol::StatusResult> StatusService::status() {
    const auto figures = processFigures();
    protocol::StatusResult status{.version = std::string(tempo::version()),
                                  .dataDirectory = folders_.data.string(),
                                  .configDirectory = folders_.config.string(),
                                  .ingestion = ingestion(),
                                  .store = storeStatus(),
                                  .process = {.id = getpid(),
                                              .startedAt = startedAt_,
                                              .residentBytes = figures.residentBytes,
                                              .openDescriptors = figures.openDescriptors},
                                  .subscribers = questions_.subscribers()};
    status.acceptsEvents =
        (status.ingestion.plain.listening || status.ingestion.tls.listening) && couldCommitNow();
    status.problems = problems(status);
    auto counting = questions_.counts();
    const auto counts = co_await std::move(counting);
    if (counts) {
        status.counts = *counts;
    }
    co_return status;
}

protocol::IngestionStatus StatusService::ingestion() const {
    protocol::IngestionStatus result;
    result.enabled = questions_.ingestionEnabled();
    result.plain = listener(Transport::Plain);
    result.tls = listener(Transport::Tls);
    result.connections = static_cast<std::uint32_t>(server_->connections());
    result.accepted = sink_->stored();
    result.refused = audit_->refused();
    return result;
}

protocol::ListenerStatus StatusService::listener(Transport transport) const {
    return {.listening = server_->listening(transport),
            .port = server_->port(transport),
            .addresses = server_->addresses(transport),
            .error = questions_.listenError(transport)};
}

protocol::StoreStatus StatusService::storeStatus() const {
    const auto statistics = store_.writer().statistics();
    return {.state = std::string(toText(store_.writer().state())),
            .events = statistics.events,
            .transactions = statistics.transactions,
            .largestTransaction = statistics.largestTransaction,
            .databaseBytes = store_.databaseSize(),
            .lastSequence = feed_->lastSequence()};
}

std::vector<std::string> StatusService::problems(const protocol::StatusResult& status) const {
    std::vector<std::string> found;
    for (const auto* listener : {&status.ingestion.plain, &status.ingestion.tls}) {
        if (!listener->error.empty()) {
            found.push_back(listener->error);
        }
    }
    for (auto& problem : questions_.tlsProblems()) {
        if (problem != status.ingestion.tls.error) {
            found.push_back(std::move(problem));
        }
    }
    std::ranges::move(questions_.keyProblems(), std::back_inserter(found));
    if (!status.ingestion.enabled) {
        found.emplace_back(
            "Ingestion is paused: no events are taken. Go on with 'tempoctl settings "
            "set ingestion.enabled true'.");
    }
    if (store_.writer().state() == store::WriterState::DiskFull) {
        found.emplace_back("The disk is full: no events are stored until there is room in " +
                           folders_.data.string() + ".");
    } else if (store_.writer().state() == store::WriterState::Failed) {
        found.emplace_back("The database could not be written; it is being reopened and checked. "
                           "The log says why.");
    } else if (!couldCommitNow()) {
        found.emplace_back("No event could be stored now: the disk of " + folders_.data.string() +
                           " has almost no room, or the write queue is full.");
    }
    if (auto problem = questions_.backupProblem(); !problem.empty()) {
        found.push_back(std::move(problem));
    }
    std::ranges::move(questions_.scoreProblems(), std::back_inserter(found));
    for (auto& problem : questions_.senderProblems()) {
        found.push_back(std::move(problem));
    }
    return found;
}

} // namespace tempo::daemon
