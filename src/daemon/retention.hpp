#pragma once

#include "daemon/settings/effective_settings.hpp"
#include "daemon/store_tasks.hpp"

#include <tempo/core/clock.hpp>

#include <spdlog/logger.h>

#include <chrono>
#include <optional>

namespace tempo::daemon {

/// Deletes events and audit lines that are older than the owner wants to keep, in small steps so
/// that events arriving meanwhile hardly wait. Io thread.
class Retention {
public:
    /// All must outlive it.
    Retention(StoreTasks& tasks, spdlog::logger& log, const Clock& clock)
        : tasks_(tasks), log_(log), clock_(clock) {}

    void configure(const EffectiveSettings& settings);

    /// Deletes all that is too old now. To be called now and then; does nothing while an earlier
    /// run goes on.
    void run();

private:
    class Step;

    void submitStep();
    void stepDone(const Expected<void>& outcome, std::size_t events, std::size_t auditLines);

    StoreTasks& tasks_;
    spdlog::logger& log_;
    const Clock& clock_;
    std::optional<std::chrono::days> events_;
    std::optional<std::chrono::days> audit_;
    enum class State { Idle, Running } state_ = State::Idle;
    std::size_t deletedEvents_ = 0;
};

} // namespace tempo::daemon
