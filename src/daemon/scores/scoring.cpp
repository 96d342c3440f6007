#include "daemon/scores/scoring.hpp"

#include "score/derive.hpp"

#include <string>
#include <utility>

namespace tempo::daemon {
namespace {

AuditEntry entryOf(const Triaged& triaged, Timestamp now) {
    const bool dismissed = triaged.triage == Triage::Dismiss;
    return {.at = now,
            .kind = dismissed ? "event.dismissed" : "event.acknowledged",
            .actor = "score " + triaged.score,
            .provider = triaged.score,
            .detail =
                dismissed ? "by a dismissRule when it arrived" : "by an ackRule when it arrived",
            .count = triaged.events};
}

} // namespace

Scoring::Scoring(const Surroundings& around, ScoreFolders folders)
    : feed_(around.feed), audit_(around.audit), clock_(around.clock),
      service_(around.io, std::move(folders), around.tasks, around.log),
      rederivation_(around.io, around.tasks, around.log) {}

void Scoring::start(const std::vector<store::SourceDerivation>& sources,
                    std::function<std::uint64_t()> stored) {
    rederivation_.know(sources);
    rederivation_.attach({.stored = std::move(stored), .changed = [this](const std::string& score) {
                              feed_.tellRestyled(score);
                          }});
    service_.attach(
        {.changed =
             [this](ScoreService::InForce library) { rederivation_.follow(std::move(library)); },
         .pending = [this](const std::string& score) { return rederivation_.pending(score); },
         .moreSchemes =
             [this] {
                 return moreSchemes_;
             }});
    service_.start();
    rederivation_.follow(service_.inForce());
}

void Scoring::stop() {
    service_.stop();
    rederivation_.stop();
}

ScoreService::InForce Scoring::apply(EventBatch& batch) const {
    const auto& library = service_.inForce();
    batch.derivations = score::deriveAll(*library, batch);
    return library;
}

void Scoring::stored(const StoredBatch& batch, const score::Library& library) {
    rederivation_.arrived(batch.events, library);
    for (const auto& triaged : batch.triaged) {
        audit_.noteFolded(entryOf(triaged, clock_.now()));
    }
}

} // namespace tempo::daemon
