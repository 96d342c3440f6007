#pragma once

#include "daemon/scores/derivation_plan.hpp"
#include "daemon/scores/derivation_steps.hpp"

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tempo::daemon {

/// Waits until the next step may be taken; an Error ends the work.
using Pace = std::function<Async<Done>()>;

/// Makes the stacks of one source anew, from its oldest event on, in a generation of their own that
/// comes into force when the last event is in it. The versions of an event that are kept come one
/// after the other, as they did when they arrived. Lives as long as its coroutine. Io thread.
class StackRebuild {
public:
    /// `steps` must outlive it. `generation` is one that no stack of the source has yet.
    StackRebuild(const DerivationSteps& steps, SourceTask task, std::int64_t generation, Pace pace)
        : steps_(steps), task_(std::move(task)), generation_(generation), pace_(std::move(pace)) {}

    Async<Done> run();

private:
    using Arrivals = std::vector<store::Arrival>;

    Async<Done> place(Arrivals arrivals);
    Arrivals onlyNew(const Arrivals& arrivals) const;
    store::SourceDerivation result() const;

    const DerivationSteps& steps_;
    SourceTask task_;
    std::int64_t generation_;
    Pace pace_;
    std::unordered_map<EventId, std::uint32_t> placed_; ///< the last revision that was in a stack
};

} // namespace tempo::daemon
