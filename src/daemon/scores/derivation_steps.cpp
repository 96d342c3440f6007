#include "daemon/scores/derivation_steps.hpp"

#include "score/derive.hpp"
#include "store/events/event_query.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace tempo::daemon {
namespace {

using Events = DerivationSteps::Events;
using Order = DerivationSteps::Order;
using Page = DerivationSteps::Page;

/// Of a source whose events change while its stacks are made.
constexpr std::size_t kLateArrivals = 1000;
constexpr std::size_t kAll = std::numeric_limits<std::int64_t>::max();

/// Those that are still kept.
std::vector<Event> versionsOf(const store::Connection& database,
                              const std::vector<store::Arrival>& arrivals) {
    std::vector<Event> versions;
    for (const auto& arrival : arrivals) {
        if (auto version = store::findVersion(database, arrival.id, arrival.revision)) {
            versions.push_back(*std::move(version));
        }
    }
    return versions;
}

Sequence lastChange(const std::vector<store::Arrival>& arrivals) {
    const auto sequenceOf = &store::Arrival::sequence;
    return std::ranges::max_element(arrivals, {}, sequenceOf)->sequence;
}

} // namespace

Events deriveStored(const std::vector<Event>& events, const score::Library& library) {
    Events derived;
    derived.reserve(events.size());
    for (const auto& event : events) {
        derived.push_back({.id = event.id,
                           .revision = event.revision,
                           .providerIdentifier = event.providerIdentifier,
                           .startDate = event.startDate,
                           .derivation = score::deriveAgain(library, event)});
    }
    return derived;
}

Async<std::vector<store::SourceDerivation>> DerivationSteps::sources() const {
    return tasks_.read<std::vector<store::SourceDerivation>>(
        [](const store::Connection& database) -> Expected<std::vector<store::SourceDerivation>> {
            return store::listDerivations(database);
        });
}

Async<std::vector<store::SourceCount>> DerivationSteps::counts() const {
    return tasks_.readInBackground<std::vector<store::SourceCount>>(
        [](const store::Connection& database) -> Expected<std::vector<store::SourceCount>> {
            return store::countSources(database);
        });
}

Async<Events> DerivationSteps::newest(std::vector<std::string> providers, std::size_t limit) const {
    return tasks_.read<Events>([providers = std::move(providers), limit, library = library_](
                                   const store::Connection& database) -> Expected<Events> {
        const auto sequences = store::newestOf(database, providers, limit);
        return deriveStored(store::eventsAt(database, sequences), *library);
    });
}

Async<Page> DerivationSteps::stale(std::string provider, ScoreVersion version,
                                   store::SourceCursor cursor) const {
    return tasks_.readInBackground<Page>(
        [provider = std::move(provider), version, cursor,
         library = library_](const store::Connection& database) -> Expected<Page> {
            auto next = cursor;
            const auto events = store::staleEvents(database, provider, version, next, kEvents);
            return Page{deriveStored(events, *library), next};
        });
}

Async<Order> DerivationSteps::order(std::string provider) const {
    return tasks_.readInBackground<Order>(
        [provider = std::move(provider)](const store::Connection& database) -> Expected<Order> {
            return Order{store::arrivalsOf(database, provider), store::lastSequence(database)};
        });
}

Async<Order> DerivationSteps::orderAfter(std::string provider, Sequence upTo) const {
    return tasks_.readInBackground<Order>(
        [provider = std::move(provider),
         upTo](const store::Connection& database) -> Expected<Order> {
            Order order{store::arrivalsAfter(database, provider, upTo, kLateArrivals),
                        store::lastSequence(database)};
            if (order.arrivals.size() >= kLateArrivals) {
                order.upTo = lastChange(order.arrivals);
            }
            return order;
        });
}

Async<Events> DerivationSteps::derived(std::vector<store::Arrival> arrivals) const {
    return tasks_.readInBackground<Events>(
        [arrivals = std::move(arrivals),
         library = library_](const store::Connection& database) -> Expected<Events> {
            return deriveStored(versionsOf(database, arrivals), *library);
        });
}

Async<Done> DerivationSteps::style(Events events) const {
    return tasks_.write<Done>(
        [events = std::move(events)](store::WriteContext& context) -> Expected<Done> {
            store::restyle(context, events);
            return Done{};
        });
}

Async<Done> DerivationSteps::stack(Events events, std::int64_t generation) const {
    return tasks_.write<Done>(
        [events = std::move(events), generation](store::WriteContext& context) -> Expected<Done> {
            store::regroup(context, events, generation);
            return Done{};
        });
}

Async<Done> DerivationSteps::replay(Events versions, std::int64_t generation) const {
    return tasks_.write<Done>([versions = std::move(versions),
                               generation](store::WriteContext& context) -> Expected<Done> {
        store::replay(context, versions, generation);
        return Done{};
    });
}

Async<Done> DerivationSteps::note(store::SourceDerivation source) const {
    return tasks_.write<Done>(
        [source = std::move(source)](store::WriteContext& context) -> Expected<Done> {
            store::noteDerivation(context, source);
            return Done{};
        });
}

Async<Done> DerivationSteps::finish(
    store::SourceDerivation source, Sequence upTo,
    std::function<std::vector<store::Arrival>(const std::vector<store::Arrival>&)> choose) const {
    return tasks_.write<Done>([source = std::move(source), upTo, choose = std::move(choose),
                               library = library_](store::WriteContext& context) -> Expected<Done> {
        const auto late =
            store::arrivalsAfter(context.database, source.providerIdentifier, upTo, kAll);
        const auto versions = versionsOf(context.database, choose(late));
        store::replay(context, deriveStored(versions, *library), source.generation);
        store::noteDerivation(context, source);
        return Done{};
    });
}

} // namespace tempo::daemon
