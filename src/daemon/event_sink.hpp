#pragma once

#include "daemon/commit_feed.hpp"
#include "daemon/store_tasks.hpp"
#include "http/ports.hpp"

#include <functional>

namespace tempo::daemon {

/// The way of an accepted request into the store, and of its events on to the feed. Io thread.
class StoreEventSink final : public http::EventSink {
public:
    /// Both must outlive it.
    StoreEventSink(StoreTasks& tasks, CommitFeed& feed) : tasks_(tasks), feed_(feed) {}

    void store(EventBatch batch, std::function<void(StoreOutcome)> done) override;

    /// Events stored since the start.
    std::uint64_t stored() const { return stored_; }

private:
    class Job;

    StoreTasks& tasks_;
    CommitFeed& feed_;
    std::uint64_t stored_ = 0;
};

} // namespace tempo::daemon
