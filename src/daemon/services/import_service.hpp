#pragma once

#include "control/ports.hpp"
#include "daemon/commit_feed.hpp"
#include "daemon/scores/scoring.hpp"
#include "daemon/store_tasks.hpp"

#include <tempo/core/clock.hpp>

namespace tempo::daemon {

/// Puts exported events back, with what the scores in force make of them. Io thread.
class ImportService final : public control::ImportPort {
public:
    /// All must outlive it.
    ImportService(StoreTasks& tasks, CommitFeed& feed, Scoring& scoring, const Clock& clock)
        : tasks_(tasks), feed_(feed), scoring_(scoring), clock_(clock) {}

    /// Each call that stores something is a line in the audit.
    Async<protocol::EventImportResult> import(protocol::EventImportParams params,
                                              control::Caller caller) override;

private:
    StoreTasks& tasks_;
    CommitFeed& feed_;
    Scoring& scoring_;
    const Clock& clock_;
};

} // namespace tempo::daemon
