#include "daemon/scores/rederivation.hpp"

#include "daemon/scores/stack_rebuild.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace tempo::daemon {
namespace {

using std::chrono::milliseconds;

/// What may be on screen.
constexpr std::size_t kNewest = 1000;
/// Between two steps while events arrive.
constexpr milliseconds kPauseWhileBusy{100};
/// After a step that the store refused.
constexpr std::chrono::seconds kPauseAfterFailure{5};

std::vector<std::string> providersOf(const ScoreTask& task) {
    std::vector<std::string> providers;
    for (const auto& source : task.sources) {
        providers.push_back(source.source.providerIdentifier);
    }
    return providers;
}

} // namespace

void Rederivation::know(const std::vector<store::SourceDerivation>& sources) {
    for (const auto& source : sources) {
        known_.insert(source.providerIdentifier);
    }
}

void Rederivation::follow(ScoreService::InForce library) {
    next_ = std::move(library);
    pause_.cancel();
    if (stopped_) {
        return;
    }
    if (running_) {
        asio::co_spawn(io_, styleAhead(next_), asio::detached);
    } else {
        running_ = true;
        asio::co_spawn(io_, run(), asio::detached);
    }
}

void Rederivation::stop() {
    stopped_ = true;
    pause_.cancel();
}

std::uint64_t Rederivation::pending(const std::string& score) const {
    const auto found = pending_.find(score);
    return found == pending_.end() ? 0 : found->second;
}

void Rederivation::arrived(std::span<const Event> events, const score::Library& library) {
    for (const auto& event : events) {
        if (known_.contains(event.providerIdentifier)) {
            continue;
        }
        known_.insert(event.providerIdentifier);
        store::SourceDerivation source{.providerIdentifier = event.providerIdentifier,
                                       .scoreVersion = 0,
                                       .groupingVersion = 0};
        if (const auto* chosen = library.find(event.providerIdentifier)) {
            source.scoreVersion = chosen->version;
            source.groupingVersion = chosen->groupingVersion;
        }
        // What is not noted is only looked at once more.
        const DerivationSteps steps(tasks_, nullptr);
        asio::co_spawn(io_, steps.note(std::move(source)), asio::detached);
    }
}

/// One pass for each library that is to be followed.
asio::awaitable<void> Rederivation::run() {
    while (next_ && !stopped_) {
        const auto library = std::exchange(next_, nullptr);
        pending_.clear();
        const DerivationSteps steps(tasks_, library);
        auto passing = bringUpToDate(steps);
        const auto outcome = co_await std::move(passing);
        if (!outcome && !superseded()) {
            log_.warn("Stored events are not yet as the scores say; this is tried again: {}",
                      outcome.error().detail);
            auto waiting = wait(kPauseAfterFailure);
            co_await std::move(waiting);
            next_ = next_ ? next_ : library;
        }
    }
    running_ = false;
}

Async<Done> Rederivation::bringUpToDate(const DerivationSteps& steps) {
    auto listing = steps.sources();
    const auto sources = co_await std::move(listing);
    if (!sources) {
        co_return tl::unexpected(sources.error());
    }
    auto plan = planOf(*sources, steps.library());
    auto beginning = begin(steps, plan);
    if (const auto begun = co_await std::move(beginning); !begun) {
        co_return tl::unexpected(begun.error());
    }
    for (const auto& task : plan) {
        auto taking = takeNewest(steps, task);
        if (const auto taken = co_await std::move(taking); !taken) {
            co_return tl::unexpected(taken.error());
        }
    }
    auto counting = count(steps, plan);
    if (const auto counted = co_await std::move(counting); !counted) {
        co_return tl::unexpected(counted.error());
    }
    for (const auto& task : plan) {
        auto finishing = finish(steps, task);
        if (const auto finished = co_await std::move(finishing); !finished) {
            co_return tl::unexpected(finished.error());
        }
    }
    co_return Done{};
}

/// Styles what may be on screen while an earlier pass comes to its end, which a long reading can
/// hold up. The pass that follows does it once more, with all the rest.
Async<Done> Rederivation::styleAhead(ScoreService::InForce library) {
    const DerivationSteps steps(tasks_, std::move(library));
    auto listing = steps.sources();
    const auto sources = co_await std::move(listing);
    if (!sources) {
        co_return tl::unexpected(sources.error());
    }
    for (const auto& task : planOf(*sources, steps.library())) {
        auto reading = steps.newest(providersOf(task), kNewest);
        auto events = co_await std::move(reading);
        if (!events) {
            co_return tl::unexpected(events.error());
        }
        auto styling = steps.style(*std::move(events));
        if (const auto styled = co_await std::move(styling); !styled) {
            co_return tl::unexpected(styled.error());
        }
        tellChanged(task.score);
    }
    co_return Done{};
}

/// From here on the sources count as not derived, whatever becomes of this pass, and arriving
/// events join stacks of their own where stacks are to be made anew.
Async<Done> Rederivation::begin(const DerivationSteps& steps, DerivationPlan& plan) {
    for (auto& task : plan) {
        for (auto& source : task.sources) {
            auto& state = source.source;
            if (source.regroups()) {
                ++state.generation;
                state.groupingVersion = -1;
            }
            state.scoreVersion = -1;
            auto noting = steps.note(state);
            if (const auto noted = co_await std::move(noting); !noted) {
                co_return tl::unexpected(noted.error());
            }
        }
    }
    co_return Done{};
}

Async<Done> Rederivation::takeNewest(const DerivationSteps& steps, const ScoreTask& task) {
    auto reading = steps.newest(providersOf(task), kNewest);
    auto events = co_await std::move(reading);
    if (!events) {
        co_return tl::unexpected(events.error());
    }
    auto writing = writeNewest(steps, task, *std::move(events));
    if (const auto written = co_await std::move(writing); !written) {
        co_return tl::unexpected(written.error());
    }
    tellChanged(task.score);
    co_return Done{};
}

/// Styles the newest first and stacks them from the oldest on.
Async<Done> Rederivation::writeNewest(const DerivationSteps& steps, const ScoreTask& task,
                                      DerivationSteps::Events events) {
    auto styling = steps.style(events);
    if (const auto styled = co_await std::move(styling); !styled) {
        co_return tl::unexpected(styled.error());
    }
    std::ranges::reverse(events);
    for (const auto& source : task.sources) {
        if (!source.regroups()) {
            continue;
        }
        DerivationSteps::Events own;
        std::ranges::copy_if(events, std::back_inserter(own), [&source](const auto& event) {
            return event.providerIdentifier == source.source.providerIdentifier;
        });
        auto stacking = steps.stack(std::move(own), source.source.generation);
        if (const auto stacked = co_await std::move(stacking); !stacked) {
            co_return tl::unexpected(stacked.error());
        }
    }
    co_return Done{};
}

Async<Done> Rederivation::count(const DerivationSteps& steps, const DerivationPlan& plan) {
    if (plan.empty()) {
        co_return Done{};
    }
    auto counting = steps.counts();
    const auto counts = co_await std::move(counting);
    if (!counts) {
        co_return tl::unexpected(counts.error());
    }
    std::unordered_map<std::string, std::uint64_t> events;
    for (const auto& source : *counts) {
        events[source.providerIdentifier] = source.events;
    }
    for (const auto& task : plan) {
        for (const auto& source : task.sources) {
            pending_[task.score] += events[source.source.providerIdentifier];
        }
    }
    co_return Done{};
}

Async<Done> Rederivation::finish(const DerivationSteps& steps, const ScoreTask& task) {
    for (const auto& source : task.sources) {
        auto styling = styleAll(steps, task.score, source);
        if (const auto styled = co_await std::move(styling); !styled) {
            co_return tl::unexpected(styled.error());
        }
    }
    pending_.erase(task.score);
    for (const auto& source : task.sources) {
        auto stacking = stackAll(steps, source);
        if (const auto stacked = co_await std::move(stacking); !stacked) {
            co_return tl::unexpected(stacked.error());
        }
    }
    tellChanged(task.score);
    co_return Done{};
}

Async<Done> Rederivation::styleAll(const DerivationSteps& steps, const std::string& score,
                                   const SourceTask& source) {
    store::SourceCursor cursor;
    for (bool more = source.restyles(); more;) {
        auto pacing = pace();
        if (const auto go = co_await std::move(pacing); !go) {
            co_return tl::unexpected(go.error());
        }
        auto reading = steps.stale(source.source.providerIdentifier, source.version, cursor);
        auto page = co_await std::move(reading);
        if (!page) {
            co_return tl::unexpected(page.error());
        }
        if (superseded()) {
            break; // what is in this page is out of date by now
        }
        more = !page->events.empty();
        cursor = page->next;
        auto& left = pending_[score];
        left -= std::min<std::uint64_t>(left, page->events.size());
        auto styling = steps.style(std::move(page->events));
        if (const auto styled = co_await std::move(styling); !styled) {
            co_return tl::unexpected(styled.error());
        }
    }
    co_return Done{};
}

Async<Done> Rederivation::stackAll(const DerivationSteps& steps, const SourceTask& source) {
    auto pacing = pace();
    if (const auto go = co_await std::move(pacing); !go) {
        co_return tl::unexpected(go.error());
    }
    if (!source.regroups()) {
        auto noting = steps.note({.providerIdentifier = source.source.providerIdentifier,
                                  .scoreVersion = source.version,
                                  .groupingVersion = source.groupingVersion,
                                  .generation = source.source.generation});
        co_return co_await std::move(noting);
    }
    Pace paced = [this] {
        return pace();
    };
    StackRebuild rebuild(steps, source, source.source.generation + 1, std::move(paced));
    auto rebuilding = rebuild.run();
    co_return co_await std::move(rebuilding);
}

/// Lets arriving events go first; ends the pass when it is superseded.
Async<Done> Rederivation::pace() {
    const auto stored = neighbours_.stored();
    if (!superseded() && std::exchange(storedBefore_, stored) != stored) {
        auto waiting = wait(kPauseWhileBusy);
        co_await std::move(waiting);
    }
    if (superseded()) {
        co_return failure(ErrorCode::Unavailable, "Other scores are in force by now.");
    }
    co_return Done{};
}

asio::awaitable<void> Rederivation::wait(milliseconds time) {
    boost::system::error_code cancelled;
    pause_.expires_after(time);
    co_await pause_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
}

void Rederivation::tellChanged(const std::string& score) const {
    if (neighbours_.changed) {
        neighbours_.changed(score);
    }
}

} // namespace tempo::daemon
