#pragma once

#include "daemon/commit_feed.hpp"
#include "daemon/settings/effective_settings.hpp"
#include "daemon/store_tasks.hpp"

#include <tempo/core/clock.hpp>

#include <spdlog/logger.h>

#include <chrono>
#include <optional>
#include <vector>

namespace tempo::daemon {

/// Deletes events and audit lines that are older than the owner wants to keep, in small steps so
/// that events arriving meanwhile hardly wait, and tells the feed. Io thread.
class Retention {
public:
    /// All must outlive it.
    Retention(StoreTasks& tasks, CommitFeed& feed, spdlog::logger& log, const Clock& clock)
        : tasks_(tasks), feed_(feed), log_(log), clock_(clock) {}

    void configure(const EffectiveSettings& settings);

    /// Deletes all that is too old now. To be called now and then; does nothing while an earlier
    /// run goes on.
    void run();

private:
    class Step;

    void submitStep();
    void stepDone(const Expected<void>& outcome, std::vector<EventId> events,
                  std::size_t auditLines);

    StoreTasks& tasks_;
    CommitFeed& feed_;
    spdlog::logger& log_;
    const Clock& clock_;
    std::optional<std::chrono::days> events_;
    std::optional<std::chrono::days> audit_;
    enum class State { Idle, Running } state_ = State::Idle;
    std::size_t deletedEvents_ = 0;
};

} // namespace tempo::daemon
