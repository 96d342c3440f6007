#pragma once

#include "score/library.hpp"
#include "store/events/derivation_table.hpp"

#include <string>
#include <vector>

namespace tempo::daemon {

/// What is to be done with the stored events of one source.
struct SourceTask {
    store::SourceDerivation source; ///< how far it is
    ScoreVersion version = 0;       ///< by which its events are to be derived
    ScoreVersion groupingVersion = 0;

    bool restyles() const { return source.scoreVersion != version; }

    /// A source that never had a stack and is to have none needs no look at its stacks.
    bool regroups() const {
        return source.groupingVersion != groupingVersion &&
               (groupingVersion != 0 || source.stacked);
    }

    friend bool operator==(const SourceTask&, const SourceTask&) = default;
};

/// Sources that have one score, or none.
struct ScoreTask {
    std::string score; ///< its providerIdentifier, or empty
    std::vector<SourceTask> sources;

    friend bool operator==(const ScoreTask&, const ScoreTask&) = default;
};

/// By score; sources that are as the library wants them are left out.
using DerivationPlan = std::vector<ScoreTask>;

DerivationPlan planOf(const std::vector<store::SourceDerivation>& sources,
                      const score::Library& library);

} // namespace tempo::daemon
