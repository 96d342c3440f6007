#include "protocol/list_fields.hpp"

#include <tempo/protocol/messages/timeline.hpp>

namespace tempo::protocol {

std::string toText(const Place& place) {
    return std::to_string(place.startDate.time_since_epoch().count()) + "." +
           std::to_string(place.sequence);
}

std::string_view toText(Mark mark) {
    return mark == Mark::Dismiss ? "dismiss" : "acknowledge";
}

template<>
struct Enumerators<Mark> {
    static constexpr std::array kAll{Mark::Acknowledge, Mark::Dismiss};
};

template<>
struct Fields<Stack> {
    static void visit(auto& as, auto& stack) {
        as.field("id", stack.id);
        as.field("providerIdentifier", stack.providerIdentifier);
        as.field("kind", stack.kind);
        as.field("key", stack.key);
        as.field("title", stack.title);
        as.field("firstAt", stack.firstAt);
        as.field("latestAt", stack.latestAt);
        as.field("closedAt", stack.closedAt);
        as.field("events", stack.events);
        as.field("cycles", stack.cycles);
        as.field("severity", stack.severity);
        as.field("latestSeverity", stack.latestSeverity);
        as.field("worstSeverity", stack.worstSeverity);
        as.field("needsAttention", stack.needsAttention);
    }
};

template<>
struct Fields<TimelineFilter> {
    static void visit(auto& as, auto& filter) {
        as.field("provider", filter.provider);
        as.field("severity", filter.severity);
        as.setting("attention", filter.attention);
        as.setting("dismissed", filter.dismissed);
        as.setting("without", filter.without);
    }
};

template<>
struct Fields<TimelineParams> {
    static void visit(auto& as, auto& message) {
        Fields<TimelineFilter>::visit(as, message.filter);
        as.field("before", message.before);
        as.field("after", message.after);
        as.setting("limit", message.limit, Range<std::uint32_t>{1, 1000});
    }
};

template<>
struct Fields<TimelineRow> {
    static void visit(auto& as, auto& row) {
        as.field("event", row.event);
        as.field("stack", row.stack);
    }
};

template<>
struct Fields<TimelinePage> {
    static void visit(auto& as, auto& message) {
        as.field("rows", message.rows);
        as.field("next", message.next);
        as.field("elapsedMicroseconds", message.elapsedMicroseconds);
    }
};

template<>
struct Fields<StackParams> {
    static void visit(auto& as, auto& message) { as.field("id", message.id); }
};

template<>
struct Fields<StackEventsParams> {
    static void visit(auto& as, auto& message) {
        as.field("id", message.id);
        as.field("before", message.before);
        as.field("after", message.after);
        as.setting("limit", message.limit, Range<std::uint32_t>{1, 1000});
    }
};

template<>
struct Fields<TimelineMarkParams> {
    static void visit(auto& as, auto& message) {
        as.field("mark", message.mark);
        as.setting("events", message.events, Range<std::size_t>{0, 1000});
        as.setting("stacks", message.stacks, Range<std::size_t>{0, 1000});
        as.field("filter", message.filter);
    }
};

template<>
struct Fields<TimelineMarking> {
    static void visit(auto& as, auto& message) {
        as.field("mark", message.mark);
        as.field("at", message.at);
        as.field("after", message.after);
        as.field("upTo", message.upTo);
    }
};

template<>
struct Fields<TimelineMarked> {
    static void visit(auto& as, auto& message) {
        as.field("changed", message.changed);
        as.field("marking", message.marking);
    }
};

template<>
struct Fields<ListSubscribed> {
    static void visit(auto& as, auto& message) { as.field("subscription", message.subscription); }
};

template<>
struct Fields<TimelineChanged> {
    static void visit(auto& as, auto& message) {
        as.field("subscription", message.subscription);
        as.field("rows", message.rows);
        as.field("removedEvents", message.removedEvents);
        as.field("removedStacks", message.removedStacks);
    }
};

template<>
struct Fields<ListLagged> {
    static void visit(auto& as, auto& message) { as.field("subscription", message.subscription); }
};

template struct Codec<TimelineFilter>;
template struct Codec<TimelineParams>;
template struct Codec<TimelineRow>;
template struct Codec<TimelinePage>;
template struct Codec<StackParams>;
template struct Codec<StackEventsParams>;
template struct Codec<TimelineMarkParams>;
template struct Codec<TimelineMarking>;
template struct Codec<TimelineMarked>;
template struct Codec<ListSubscribed>;
template struct Codec<TimelineChanged>;
template struct Codec<ListLagged>;

} // namespace tempo::protocol
