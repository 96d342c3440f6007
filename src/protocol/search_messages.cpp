#include "protocol/event_fields.hpp"

#include <tempo/protocol/messages/search.hpp>

namespace tempo::protocol {

template<>
struct Fields<EventSearchParams> {
    static void visit(auto& as, auto& message) {
        as.field("query", message.query);
        as.field("before", message.before);
        as.setting("limit", message.limit, Range<std::uint32_t>{1, 1000});
    }
};

template<>
struct Fields<EventSearchPage> {
    static void visit(auto& as, auto& message) {
        as.field("events", message.events);
        as.field("next", message.next);
        as.field("unsearched", message.unsearched);
        as.field("elapsedMicroseconds", message.elapsedMicroseconds);
    }
};

template<>
struct Fields<EventImportParams> {
    static void visit(auto& as, auto& message) {
        as.field("events", message.events, Range<std::size_t>{1, 1000});
    }
};

template<>
struct Fields<ImportFault> {
    static void visit(auto& as, auto& message) {
        as.field("event", message.event);
        as.field("pointer", message.pointer);
        as.field("detail", message.detail);
    }
};

template<>
struct Fields<EventImportResult> {
    static void visit(auto& as, auto& message) {
        as.field("stored", message.stored);
        as.field("unchanged", message.unchanged);
        as.field("superseded", message.superseded);
        as.field("faults", message.faults);
    }
};

template struct Codec<EventSearchParams>;
template struct Codec<EventSearchPage>;
template struct Codec<EventImportParams>;
template struct Codec<ImportFault>;
template struct Codec<EventImportResult>;

} // namespace tempo::protocol
