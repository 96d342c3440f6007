#include "protocol/list_fields.hpp"

#include <tempo/protocol/messages/events.hpp>

namespace tempo::protocol {

std::string_view toText(Dismissed dismissed) {
    return dismissed == Dismissed::Shown ? "shown" : "hidden";
}

std::string_view toText(Attention attention) {
    return attention == Attention::Needed ? "needed" : "any";
}

template<>
struct Fields<EventListParams> {
    static void visit(auto& as, auto& message) {
        as.field("provider", message.provider);
        as.field("severity", message.severity);
        as.setting("attention", message.attention);
        as.setting("dismissed", message.dismissed);
        as.field("before", message.before);
        as.setting("limit", message.limit, Range<std::uint32_t>{1, 1000});
    }
};

template<>
struct Fields<EventPage> {
    static void visit(auto& as, auto& message) {
        as.field("events", message.events);
        as.field("next", message.next);
        as.field("elapsedMicroseconds", message.elapsedMicroseconds);
    }
};

template<>
struct Fields<EventParams> {
    static void visit(auto& as, auto& message) { as.field("id", message.id); }
};

template<>
struct Fields<EventRevision> {
    static void visit(auto& as, auto& message) {
        as.field("revision", message.revision);
        as.field("replacedAt", message.replacedAt);
        as.field("document", message.document);
    }
};

template<>
struct Fields<EventDetail> {
    static void visit(auto& as, auto& message) {
        as.field("event", message.event);
        as.field("actions", message.actions);
        as.field("revisions", message.revisions);
    }
};

template<>
struct Fields<EventIdsParams> {
    static void visit(auto& as, auto& message) {
        as.field("ids", message.ids, Range<std::size_t>{1, 1000});
    }
};

template<>
struct Fields<ChangedResult> {
    static void visit(auto& as, auto& message) { as.field("changed", message.changed); }
};

template<>
struct Fields<EventSelection> {
    static void visit(auto& as, auto& message) {
        as.field("provider", message.provider);
        as.field("sender", message.sender);
        as.field("after", message.after);
        as.field("before", message.before);
    }
};

template<>
struct Fields<EventExportParams> {
    static void visit(auto& as, auto& message) {
        as.setting("selection", message.selection);
        as.setting("dismissed", message.dismissed);
        as.setting("after", message.after);
        as.setting("limit", message.limit, Range<std::uint32_t>{1, 1000});
    }
};

template<>
struct Fields<EventExportPage> {
    static void visit(auto& as, auto& message) { as.field("events", message.events); }
};

template<>
struct Fields<EventMatches> {
    static void visit(auto& as, auto& message) {
        as.field("matching", message.matching);
        as.field("upTo", message.upTo);
    }
};

template<>
struct Fields<EventEraseParams> {
    static void visit(auto& as, auto& message) {
        as.field("selection", message.selection);
        as.field("upTo", message.upTo);
        as.setting("limit", message.limit);
    }
};

template struct Codec<Event>;
template struct Codec<EventSelection>;
template struct Codec<EventExportParams>;
template struct Codec<EventExportPage>;
template struct Codec<EventMatches>;
template struct Codec<EventEraseParams>;
template struct Codec<EventListParams>;
template struct Codec<EventPage>;
template struct Codec<EventParams>;
template struct Codec<EventRevision>;
template struct Codec<EventAction>;
template struct Codec<EventDetail>;
template struct Codec<EventIdsParams>;
template struct Codec<ChangedResult>;

} // namespace tempo::protocol
