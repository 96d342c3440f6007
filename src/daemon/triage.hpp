#pragma once

#include "daemon/commit_feed.hpp"
#include "daemon/settings/effective_settings.hpp"
#include "daemon/store_tasks.hpp"
#include "store/events/aged_events.hpp"

#include <tempo/core/clock.hpp>

#include <spdlog/logger.h>

#include <string>
#include <vector>

namespace tempo::daemon {

/// Acknowledges and dismisses events that have grown as old as the owner's rules say, in small
/// steps so that events arriving meanwhile hardly wait; audits each and tells the feed. Io thread.
class Triage {
public:
    /// All must outlive it.
    Triage(asio::io_context& io, StoreTasks& tasks, CommitFeed& feed, spdlog::logger& log,
           const Clock& clock)
        : io_(io), tasks_(tasks), feed_(feed), log_(log), clock_(clock) {}

    /// Rules that have changed are applied at once.
    void configure(const EffectiveSettings& settings);

    /// Does what is due now. To be called now and then; does nothing while an earlier run goes on.
    void run();

private:
    /// Events that one rule speaks of and that are old enough for it.
    struct Due {
        const TriageRule* rule;
        std::vector<store::EventVersion> versions;
    };

    Async<Done> settleAll(std::vector<TriageRule> rules, Timestamp now);
    Async<Done> settle(const std::vector<TriageRule>& rules, TriageAction action, Severity severity,
                       Timestamp now);
    Async<std::vector<store::AgedEvent>> read(TriageAction action, Severity severity,
                                              Timestamp time, store::EventCursor after);
    Async<Done> write(TriageRule rule, std::vector<store::EventVersion> versions);
    static std::vector<Due> dueOf(const std::vector<TriageRule>& rules, TriageAction action,
                                  Severity severity, Timestamp now,
                                  const std::vector<store::AgedEvent>& events);

    asio::io_context& io_;
    StoreTasks& tasks_;
    CommitFeed& feed_;
    spdlog::logger& log_;
    const Clock& clock_;
    std::vector<TriageRule> rules_;
    enum class State { Idle, Running } state_ = State::Idle;
};

} // namespace tempo::daemon
