#include "store/sources/aggregates.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace tempo::store {
namespace {

std::size_t numberOf(Severity severity) {
    return static_cast<std::size_t>(severity);
}

std::uint64_t sum(std::uint64_t count, std::int64_t change) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(count) + change);
}

void addTo(ActivitySlots& sums, const ActivitySlots& slots) {
    for (const auto& [slot, counts] : slots) {
        auto& sum = sums[slot];
        std::ranges::transform(sum, counts, sum.begin(), std::plus<>());
    }
}

template<class T>
std::vector<T> eachOnce(std::vector<T> items) {
    std::ranges::sort(items);
    const auto repeated = std::ranges::unique(items);
    items.erase(repeated.begin(), repeated.end());
    return items;
}

} // namespace

Standing standingOf(const Event& event) {
    return {event.providerIdentifier, event.severity, event.needsAttention};
}

void Aggregates::inserted(const Event& event, Timestamp now) {
    arrived(event, now);
    auto& changes = of(event.providerIdentifier);
    ++changes.events;
    count(changes, standingOf(event), 1);
    name(event);
}

void Aggregates::replaced(const Standing& earlier, const Event& event, Timestamp now) {
    arrived(event, now);
    changed(earlier, event);
}

void Aggregates::changed(const Standing& earlier, const Event& event) {
    auto& changes = of(event.providerIdentifier);
    count(changes, earlier, -1);
    count(changes, standingOf(event), 1);
    name(event);
}

void Aggregates::erased(const EventId& id, const Standing& earlier, Removal removal) {
    auto& changes = of(earlier.provider);
    --changes.events;
    count(changes, earlier, -1);
    changes.deleted = changes.deleted || removal == Removal::Deleted;
    events_.push_back(id);
}

void Aggregates::touched(std::string_view provider) {
    of(provider);
}

Aggregates::Changes& Aggregates::of(std::string_view provider) {
    return sources_[std::string(provider)];
}

void Aggregates::arrived(const Event& event, Timestamp now) {
    auto& changes = of(event.providerIdentifier);
    if (changes.arrivals.empty() || changes.arrivals.back() != event.receivedAt) {
        changes.arrivals.push_back(event.receivedAt);
    }
    changes.transport = event.transport;
    changes.sender = event.sender;
    if (event.startDate >= now - kActivityKept) {
        ++changes.slots[slotOf(event.startDate)].at(numberOf(event.severity));
    }
}

void Aggregates::name(const Event& event) {
    events_.push_back(event.id);
    if (event.stackID) {
        stacks_.push_back(*event.stackID);
    }
}

void Aggregates::count(Changes& changes, const Standing& standing, int by) {
    if (standing.needsAttention) {
        changes.attention.at(numberOf(standing.severity)) += by;
    }
}

void Aggregates::applyTo(SourceRow& row, const Changes& changes) {
    row.events = sum(row.events, changes.events);
    row.attention = {sum(row.attention.warning, changes.attention[numberOf(Severity::Warning)]),
                     sum(row.attention.error, changes.attention[numberOf(Severity::Error)]),
                     sum(row.attention.critical, changes.attention[numberOf(Severity::Critical)])};
    for (const auto arrival : changes.arrivals) {
        if (arrival >= row.rhythm.lastAt) {
            row.lastTransport = changes.transport;
            row.lastSender = changes.sender;
        }
        row.rhythm = after(row.rhythm, arrival);
        row.listed = Listed::Yes;
    }
}

void Aggregates::writeSource(Connection& connection, const std::string& provider,
                             const Changes& changes) {
    auto row = findSource(connection, provider);
    if (!row) {
        if (changes.arrivals.empty()) {
            return;
        }
        row = SourceRow{.providerIdentifier = provider,
                        .rhythm = {changes.arrivals.front(), changes.arrivals.front(), {}}};
    }
    applyTo(*row, changes);
    if (row->events == 0 && (changes.deleted || row->listed == Listed::No)) {
        forgetSource(connection, provider);
    } else {
        putSource(connection, *row);
    }
}

void Aggregates::writeActivity(Connection& connection) const {
    std::map<std::string, ActivitySlots> owners;
    for (const auto& [provider, changes] : sources_) {
        if (changes.slots.empty()) {
            continue;
        }
        addTo(owners[provider], changes.slots);
        for (const auto prefix : prefixesOf(provider)) {
            addTo(owners[activityBelow(prefix)], changes.slots);
        }
    }
    for (const auto& [owner, slots] : owners) {
        addActivity(connection, owner, slots);
    }
}

ListChanges Aggregates::write(Connection& connection) {
    ListChanges written{.events = eachOnce(std::exchange(events_, {})),
                        .stacks = eachOnce(std::exchange(stacks_, {}))};
    writeActivity(connection);
    for (const auto& [provider, changes] : sources_) {
        writeSource(connection, provider, changes);
        written.sources.push_back(provider);
    }
    sources_.clear();
    return written;
}

} // namespace tempo::store
