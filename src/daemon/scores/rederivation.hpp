#pragma once

#include "daemon/scores/derivation_plan.hpp"
#include "daemon/scores/derivation_steps.hpp"
#include "daemon/scores/score_service.hpp"
#include "daemon/store_tasks.hpp"

#include <tempo/core/event.hpp>

#include <boost/asio/steady_timer.hpp>
#include <spdlog/logger.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace tempo::daemon {

/// Brings stored events to the scores in force, in the background: of each score whose content has
/// changed the newest thousand events at once, the rest newest first in small steps that leave the
/// store to arriving events. Where the change concerns how events come together, the stacks of its
/// sources are made anew after that, from the oldest event on; until then the newest thousand have
/// stacks among themselves. How far it has come stands in the database, so that a restart goes on.
/// Io thread.
class Rederivation {
public:
    struct Neighbours {
        std::function<std::uint64_t()> stored; ///< events stored since the start
        /// Told when the shown events of a score's sources have changed; an empty text: of sources
        /// that have no score any more.
        std::function<void(const std::string& score)> changed;
    };

    /// All must outlive it.
    Rederivation(asio::io_context& io, StoreTasks& tasks, spdlog::logger& log)
        : io_(io), tasks_(tasks), log_(log), pause_(io) {}
    Rederivation(const Rederivation&) = delete;
    Rederivation& operator=(const Rederivation&) = delete;

    void attach(Neighbours neighbours) { neighbours_ = std::move(neighbours); }

    /// The sources that have events when the daemon starts.
    void know(const std::vector<store::SourceDerivation>& sources);

    /// Goes on by this library from now on.
    void follow(ScoreService::InForce library);

    /// Tells of events that were derived when they arrived, by what was in force then: a source
    /// that is new is noted as up to date.
    void arrived(std::span<const Event> events, const score::Library& library);

    /// How many events have yet to be derived by this score.
    std::uint64_t pending(const std::string& score) const;

    void stop();

private:
    asio::awaitable<void> run();
    Async<Done> bringUpToDate(const DerivationSteps& steps);
    Async<Done> styleAhead(ScoreService::InForce library);
    Async<Done> begin(const DerivationSteps& steps, DerivationPlan& plan);
    Async<Done> takeNewest(const DerivationSteps& steps, const ScoreTask& task);
    Async<Done> writeNewest(const DerivationSteps& steps, const ScoreTask& task,
                            DerivationSteps::Events events);
    Async<Done> count(const DerivationSteps& steps, const DerivationPlan& plan);
    Async<Done> finish(const DerivationSteps& steps, const ScoreTask& task);
    Async<Done> styleAll(const DerivationSteps& steps, const std::string& score,
                         const SourceTask& source);
    Async<Done> stackAll(const DerivationSteps& steps, const SourceTask& source);
    Async<Done> pace();
    asio::awaitable<void> wait(std::chrono::milliseconds time);
    void tellChanged(const std::string& score) const;
    bool superseded() const { return stopped_ || next_ != nullptr; }

    asio::io_context& io_;
    StoreTasks& tasks_;
    spdlog::logger& log_;
    asio::steady_timer pause_;
    Neighbours neighbours_;
    ScoreService::InForce next_; ///< to be followed; null: nothing new
    std::set<std::string, std::less<>> known_;
    std::map<std::string, std::uint64_t> pending_; ///< events yet to be derived, by score
    std::uint64_t storedBefore_ = 0;
    bool running_ = false;
    bool stopped_ = false;
};

} // namespace tempo::daemon
