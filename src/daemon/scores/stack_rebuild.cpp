#include "daemon/scores/stack_rebuild.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace tempo::daemon {

/// Events that come while the stacks are made join those that are in force, and are placed when
/// all before them are. The last few are placed in the very transaction that puts the generation in
/// force, so that none comes in between.
Async<Done> StackRebuild::run() {
    auto ordering = steps_.order(task_.source.providerIdentifier);
    auto order = co_await std::move(ordering);
    while (order) {
        auto placing = place(std::move(order->arrivals));
        if (const auto placed = co_await std::move(placing); !placed) {
            co_return tl::unexpected(placed.error());
        }
        const auto upTo = order->upTo;
        auto reading = steps_.orderAfter(task_.source.providerIdentifier, upTo);
        order = co_await std::move(reading);
        if (!order) {
            break;
        }
        order->arrivals = onlyNew(order->arrivals);
        if (order->arrivals.size() < DerivationSteps::kEvents) {
            auto finishing = steps_.finish(
                result(), upTo, [this](const Arrivals& arrivals) { return onlyNew(arrivals); });
            co_return co_await std::move(finishing);
        }
    }
    co_return tl::unexpected(order.error());
}

store::SourceDerivation StackRebuild::result() const {
    return {.providerIdentifier = task_.source.providerIdentifier,
            .scoreVersion = task_.version,
            .groupingVersion = task_.groupingVersion,
            .generation = generation_};
}

StackRebuild::Arrivals StackRebuild::onlyNew(const Arrivals& arrivals) const {
    Arrivals result;
    std::ranges::copy_if(arrivals, std::back_inserter(result), [this](const auto& arrival) {
        const auto found = placed_.find(arrival.id);
        return found == placed_.end() || found->second < arrival.revision;
    });
    return result;
}

Async<Done> StackRebuild::place(Arrivals arrivals) {
    for (std::size_t from = 0; from < arrivals.size(); from += DerivationSteps::kEvents) {
        auto pacing = pace_();
        if (const auto go = co_await std::move(pacing); !go) {
            co_return tl::unexpected(go.error());
        }
        const auto count = std::min(DerivationSteps::kEvents, arrivals.size() - from);
        const auto first = arrivals.begin() + static_cast<std::ptrdiff_t>(from);
        Arrivals some(first, first + static_cast<std::ptrdiff_t>(count));
        for (const auto& arrival : some) {
            auto& revision = placed_[arrival.id];
            revision = std::max(revision, arrival.revision);
        }
        auto deriving = steps_.derived(std::move(some));
        auto events = co_await std::move(deriving);
        if (!events) {
            co_return tl::unexpected(events.error());
        }
        auto stacking = steps_.replay(*std::move(events), generation_);
        if (const auto stacked = co_await std::move(stacking); !stacked) {
            co_return tl::unexpected(stacked.error());
        }
    }
    co_return Done{};
}

} // namespace tempo::daemon
