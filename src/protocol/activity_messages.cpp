#include "protocol/list_fields.hpp"

#include <tempo/protocol/messages/activity.hpp>

namespace tempo::protocol {

template<>
struct Fields<CountsSubscribed> {
    static void visit(auto& as, auto& message) {
        as.field("subscription", message.subscription);
        as.field("counts", message.counts);
    }
};

template<>
struct Fields<CountsChanged> {
    static void visit(auto& as, auto& message) {
        as.field("subscription", message.subscription);
        as.field("counts", message.counts);
    }
};

template<>
struct Fields<SeverityCounts> {
    static void visit(auto& as, auto& counts) {
        as.field("ok", counts.ok);
        as.field("info", counts.info);
        as.field("warning", counts.warning);
        as.field("error", counts.error);
        as.field("critical", counts.critical);
    }
};

template<>
struct Fields<ActivityParams> {
    static void visit(auto& as, auto& message) {
        as.field("starts", message.starts, Range<std::size_t>{2, 1001});
        as.field("provider", message.provider);
    }
};

template<>
struct Fields<Activity> {
    static void visit(auto& as, auto& message) {
        as.field("counts", message.counts);
        as.field("elapsedMicroseconds", message.elapsedMicroseconds);
    }
};

template<>
struct Fields<ActivitySubscribed> {
    static void visit(auto& as, auto& message) {
        as.field("subscription", message.subscription);
        as.field("counts", message.counts);
    }
};

template<>
struct Fields<ActivityChange> {
    static void visit(auto& as, auto& change) {
        as.field("index", change.index);
        as.field("counts", change.counts);
    }
};

template<>
struct Fields<ActivityChanged> {
    static void visit(auto& as, auto& message) {
        as.field("subscription", message.subscription);
        as.field("changes", message.changes);
    }
};

template struct Codec<Counts>;
template struct Codec<CountsSubscribed>;
template struct Codec<CountsChanged>;
template struct Codec<ActivityParams>;
template struct Codec<Activity>;
template struct Codec<ActivitySubscribed>;
template struct Codec<ActivityChanged>;

} // namespace tempo::protocol
