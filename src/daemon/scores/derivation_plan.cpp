#include "daemon/scores/derivation_plan.hpp"

#include <map>
#include <utility>

namespace tempo::daemon {

DerivationPlan planOf(const std::vector<store::SourceDerivation>& sources,
                      const score::Library& library) {
    std::map<std::string, std::vector<SourceTask>> byScore;
    for (const auto& source : sources) {
        const auto* chosen = library.find(source.providerIdentifier);
        SourceTask task{.source = source};
        if (chosen != nullptr) {
            task.version = chosen->version;
            task.groupingVersion = chosen->groupingVersion;
        }
        if (source.scoreVersion != task.version || source.groupingVersion != task.groupingVersion) {
            const auto score = chosen != nullptr ? chosen->score.providerIdentifier : "";
            byScore[score].push_back(std::move(task));
        }
    }
    DerivationPlan plan;
    for (auto& [score, tasks] : byScore) {
        plan.push_back({score, std::move(tasks)});
    }
    return plan;
}

} // namespace tempo::daemon
