#include "protocol/event_fields.hpp"

#include <tempo/protocol/messages/subscriptions.hpp>

namespace tempo::protocol {

template<>
struct Fields<SubscribeParams> {
    static void visit(auto& as, auto& message) {
        as.field("afterSequence", message.afterSequence);
        as.field("afterEvent", message.afterEvent);
        as.field("provider", message.provider);
    }
};

template<>
struct Fields<SubscribeResult> {
    static void visit(auto& as, auto& message) {
        as.field("subscription", message.subscription);
        as.field("sequence", message.sequence);
    }
};

template<>
struct Fields<SubscriptionParams> {
    static void visit(auto& as, auto& message) { as.field("subscription", message.subscription); }
};

template<>
struct Fields<EventsChanged> {
    static void visit(auto& as, auto& message) {
        as.field("subscription", message.subscription);
        as.field("events", message.events);
    }
};

template<>
struct Fields<EventsDeleted> {
    static void visit(auto& as, auto& message) {
        as.field("subscription", message.subscription);
        as.field("ids", message.ids);
    }
};

template<>
struct Fields<EventsRestyled> {
    static void visit(auto& as, auto& message) {
        as.field("subscription", message.subscription);
        as.field("score", message.score);
    }
};

template<>
struct Fields<SubscriptionLagged> {
    static void visit(auto& as, auto& message) {
        as.field("subscription", message.subscription);
        as.field("afterSequence", message.afterSequence);
    }
};

template struct Codec<SubscribeParams>;
template struct Codec<SubscribeResult>;
template struct Codec<SubscriptionParams>;
template struct Codec<EventsChanged>;
template struct Codec<EventsDeleted>;
template struct Codec<EventsRestyled>;
template struct Codec<SubscriptionLagged>;

} // namespace tempo::protocol
