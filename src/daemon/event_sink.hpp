#pragma once

#include "daemon/commit_feed.hpp"
#include "daemon/scores/scoring.hpp"
#include "daemon/store_tasks.hpp"
#include "http/ports.hpp"

#include <functional>

namespace tempo::daemon {

/// The way of an accepted request into the store, past the scores, and of its events on to the
/// feed. Io thread.
class StoreEventSink final : public http::EventSink {
public:
    /// All must outlive it.
    StoreEventSink(StoreTasks& tasks, CommitFeed& feed, Scoring& scoring)
        : tasks_(tasks), feed_(feed), scoring_(scoring) {}

    void store(EventBatch batch, std::function<void(StoreOutcome)> done) override;

    /// Events stored since the start.
    std::uint64_t stored() const { return stored_; }

private:
    class Job;

    StoreTasks& tasks_;
    CommitFeed& feed_;
    Scoring& scoring_;
    std::uint64_t stored_ = 0;
};

} // namespace tempo::daemon
