#pragma once

#include "core/event_batch.hpp"
#include "daemon/commit_feed.hpp"
#include "daemon/scores/rederivation.hpp"
#include "daemon/scores/score_service.hpp"
#include "daemon/services/audit_service.hpp"
#include "score/offered_actions.hpp"

#include <tempo/core/clock.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace tempo::daemon {

/// Scores at work: what is in force is applied to events as they arrive, and to those that are
/// stored when it changes. Io thread.
class Scoring {
public:
    /// What there is beside scores; all must outlive them.
    struct Surroundings {
        asio::io_context& io;
        StoreTasks& tasks;
        CommitFeed& feed;
        AuditService& audit;
        spdlog::logger& log;
        const Clock& clock;
    };

    Scoring(const Surroundings& around, ScoreFolders folders);

    /// Reads the scores and begins to bring the stored events of `sources` up to date. `stored`
    /// tells how many events have been stored since the start.
    void start(const std::vector<store::SourceDerivation>& sources,
               std::function<std::uint64_t()> stored);
    void stop();

    ScoreService& service() { return service_; }

    /// Schemes of URLs that actions may open besides the known ones, in lower case.
    void configure(std::vector<std::string> moreSchemes) { moreSchemes_ = std::move(moreSchemes); }

    /// What decides on the actions of events at this moment.
    score::ActionRules actionRules() const { return {service_.inForce(), moreSchemes_}; }

    /// Derives the events of a batch before it is stored. Gives what was in force for it.
    ScoreService::InForce apply(EventBatch& batch) const;

    /// Takes what came of a batch that `library` was applied to.
    void stored(const StoredBatch& batch, const score::Library& library);

private:
    CommitFeed& feed_;
    AuditService& audit_;
    const Clock& clock_;
    ScoreService service_;
    Rederivation rederivation_;
    std::vector<std::string> moreSchemes_;
};

} // namespace tempo::daemon
