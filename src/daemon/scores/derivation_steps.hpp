#pragma once

#include "daemon/scores/score_service.hpp"
#include "daemon/store_tasks.hpp"
#include "store/events/derivation_table.hpp"
#include "store/events/rederivation.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace tempo::daemon {

/// The single steps of a derivation in the background: each reads and derives a few events on a
/// reader's thread, or writes them in a transaction. Io thread.
class DerivationSteps {
public:
    using Events = std::vector<store::Rederived>;

    /// How many events one step takes: what the store can do in a few milliseconds.
    static constexpr std::size_t kEvents = 100;

    struct Page {
        Events events;
        store::SourceCursor next;
    };

    /// The order in which the versions of a source's events came, and up to which change that is
    /// known.
    struct Order {
        std::vector<store::Arrival> arrivals;
        Sequence upTo{};
    };

    /// `tasks` must outlive it.
    DerivationSteps(StoreTasks& tasks, ScoreService::InForce library)
        : tasks_(tasks), library_(std::move(library)) {}

    const score::Library& library() const { return *library_; }

    Async<std::vector<store::SourceDerivation>> sources() const;
    Async<std::vector<store::SourceCount>> counts() const;

    /// The newest of these providers' events, derived; newest first. At once.
    Async<Events> newest(std::vector<std::string> providers, std::size_t limit) const;

    /// Events of a source that have not been derived by `version`, newest first.
    Async<Page> stale(std::string provider, ScoreVersion version, store::SourceCursor cursor) const;

    /// All events of a source.
    Async<Order> order(std::string provider) const;
    /// Those whose last change is after `upTo`.
    Async<Order> orderAfter(std::string provider, Sequence upTo) const;

    /// Derives versions of events that are still kept.
    Async<Events> derived(std::vector<store::Arrival> arrivals) const;

    Async<Done> style(Events events) const;
    Async<Done> stack(Events events, std::int64_t generation) const;
    Async<Done> replay(Events versions, std::int64_t generation) const;
    Async<Done> note(store::SourceDerivation source) const;

    /// In one transaction: puts what `choose` takes of the events whose last change is after `upTo`
    /// into their stacks, and notes the source as it is then. `choose` runs on the store thread.
    Async<Done>
    finish(store::SourceDerivation source, Sequence upTo,
           std::function<std::vector<store::Arrival>(const std::vector<store::Arrival>&)> choose)
        const;

private:
    StoreTasks& tasks_;
    ScoreService::InForce library_;
};

/// What the library makes of stored events.
DerivationSteps::Events deriveStored(const std::vector<Event>& events,
                                     const score::Library& library);

} // namespace tempo::daemon
