#pragma once

#include "control/ports.hpp"
#include "daemon/event_sink.hpp"
#include "daemon/services/audit_service.hpp"
#include "http/server.hpp"
#include "store/store.hpp"

#include <tempo/core/clock.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tempo::daemon {

/// How the daemon is doing, gathered from its parts. Io thread.
class StatusService final : public control::StatusPort, public http::HealthProbe {
public:
    struct Folders {
        std::filesystem::path data;
        std::filesystem::path config;
    };

    /// What only others know, asked at each status.
    struct Questions {
        std::function<bool()> ingestionEnabled;
        std::function<std::string(Transport)> listenError;     ///< empty when there is none
        std::function<std::vector<std::string>()> tlsProblems; ///< in sentences
        std::function<std::uint32_t()> subscribers;
        std::function<std::vector<std::string>()> senderProblems;
        std::function<std::vector<std::string>()> keyProblems;
        std::function<std::vector<std::string>()> scoreProblems;
        std::function<std::string()> backupProblem; ///< empty when there is none
        std::function<Async<protocol::Counts>()> counts;
    };

    StatusService(store::Store& store, Folders folders, const Clock& clock)
        : store_(store), folders_(std::move(folders)), startedAt_(clock.now()) {}

    /// Must be called before the first status.
    void attach(const http::Server& server, const StoreEventSink& sink, const AuditService& audit,
                const CommitFeed& feed, Questions questions);

    Async<protocol::StatusResult> status() override;
    bool couldCommitNow() const override { return store_.couldCommitNow(); }

private:
    protocol::IngestionStatus ingestion() const;
    protocol::ListenerStatus listener(Transport transport) const;
    protocol::StoreStatus storeStatus() const;
    std::vector<std::string> problems(const protocol::StatusResult& status) const;

    store::Store& store_;
    Folders folders_;
    Timestamp startedAt_;
    const http::Server* server_ = nullptr;
    const StoreEventSink* sink_ = nullptr;
    const AuditService* audit_ = nullptr;
    const CommitFeed* feed_ = nullptr;
    Questions questions_;
};

} // namespace tempo::daemon
