#pragma once

#include "daemon/commit_feed.hpp"
#include "daemon/settings/effective_settings.hpp"
#include "daemon/store_tasks.hpp"
#include "store/events/image_table.hpp"

#include <tempo/core/clock.hpp>

#include <spdlog/logger.h>

#include <chrono>
#include <optional>
#include <vector>

namespace tempo::daemon {

/// Deletes events, pictures and audit lines that are older than the owner wants to keep, and
/// activity that nobody looks at any more, in small steps so that events arriving meanwhile hardly
/// wait; tells the feed. Io thread.
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

    /// How old each may get; nothing: as old as it likes.
    struct Ages {
        std::optional<std::chrono::days> events;
        std::optional<std::chrono::days> images;
        std::optional<std::chrono::days> audit;
    };

    /// What one step has deleted.
    struct Done {
        std::vector<EventId> events;
        store::RemovedImages images;
        std::size_t auditLines = 0;
    };

    void submitStep();
    void stepDone(const Expected<void>& outcome, Done done);

    StoreTasks& tasks_;
    CommitFeed& feed_;
    spdlog::logger& log_;
    const Clock& clock_;
    Ages ages_;
    enum class State { Idle, Running } state_ = State::Idle;
    std::size_t deletedEvents_ = 0;
};

} // namespace tempo::daemon
