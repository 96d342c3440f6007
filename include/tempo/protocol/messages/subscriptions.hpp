#pragma once

#include <tempo/core/event.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Following events as they are committed.
namespace tempo::protocol {

// events.subscribe: at most one of the two; neither means from now on
struct SubscribeParams {
    std::optional<Sequence> afterSequence;
    std::optional<EventId> afterEvent;
    std::optional<std::string> provider;
    friend bool operator==(const SubscribeParams&, const SubscribeParams&) = default;
};
struct SubscribeResult {
    std::uint64_t subscription = 0;
    Sequence sequence = 0; ///< changes after this one follow as notifications
    friend bool operator==(const SubscribeResult&, const SubscribeResult&) = default;
};
struct SubscriptionParams { // events.unsubscribe
    std::uint64_t subscription = 0;
    friend bool operator==(const SubscriptionParams&, const SubscriptionParams&) = default;
};
struct EventsChanged { // notification `events.changed`, in the order of sequences
    std::uint64_t subscription = 0;
    std::vector<Event> events;
    friend bool operator==(const EventsChanged&, const EventsChanged&) = default;
};
struct EventsDeleted { // notification `events.deleted`; not repeated on a resume
    std::uint64_t subscription = 0;
    std::vector<EventId> ids;
    friend bool operator==(const EventsDeleted&, const EventsDeleted&) = default;
};
struct EventsRestyled { // notification `events.restyled`: lists of these events are to be read anew
    std::uint64_t subscription = 0;
    std::string score; ///< whose sources' events look different now; empty: those without a score
    friend bool operator==(const EventsRestyled&, const EventsRestyled&) = default;
};
struct SubscriptionLagged { // notification `events.lagged`: the subscription has ended
    std::uint64_t subscription = 0;
    Sequence afterSequence = 0; ///< subscribe again from here: all up to it has been delivered
    friend bool operator==(const SubscriptionLagged&, const SubscriptionLagged&) = default;
};

} // namespace tempo::protocol
