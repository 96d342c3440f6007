#include "protocol/list_fields.hpp"

#include <tempo/protocol/messages/sources.hpp>

namespace tempo::protocol {

std::string_view toText(SourceKind kind) {
    return kind == SourceKind::Umbrella ? "umbrella" : "source";
}

std::string_view toText(Padlock padlock) {
    switch (padlock) {
    case Padlock::Closed:
        return "closed";
    case Padlock::Open:
        return "open";
    case Padlock::Downgraded:
        return "downgraded";
    }
    return "";
}

std::string_view toText(Extent extent) {
    return extent == Extent::Tree ? "tree" : "source";
}

std::string_view toText(EventsOfSource events) {
    return events == EventsOfSource::Delete ? "delete" : "keep";
}

std::string_view toText(SendersOfSource senders) {
    return senders == SendersOfSource::Revoke ? "revoke" : "keep";
}

template<>
struct Enumerators<SourceKind> {
    static constexpr std::array kAll{SourceKind::Umbrella, SourceKind::Source};
};

template<>
struct Enumerators<Padlock> {
    static constexpr std::array kAll{Padlock::Closed, Padlock::Open, Padlock::Downgraded};
};

template<>
struct Enumerators<Liveness> {
    static constexpr std::array kAll{Liveness::Alive, Liveness::Unknown, Liveness::Late,
                                     Liveness::Silent};
};

template<>
struct Enumerators<Extent> {
    static constexpr std::array kAll{Extent::Source, Extent::Tree};
};

template<>
struct Enumerators<EventsOfSource> {
    static constexpr std::array kAll{EventsOfSource::Keep, EventsOfSource::Delete};
};

template<>
struct Enumerators<SendersOfSource> {
    static constexpr std::array kAll{SendersOfSource::Keep, SendersOfSource::Revoke};
};

template<>
struct Fields<SourceKey> {
    static void visit(auto& as, auto& key) {
        as.field("providerIdentifier", key.providerIdentifier);
        as.field("kind", key.kind);
    }
};

template<>
struct Fields<Source> {
    static void visit(auto& as, auto& source) {
        as.field("providerIdentifier", source.providerIdentifier);
        as.field("kind", source.kind);
        as.field("parent", source.parent);
        as.field("displayName", source.displayName);
        as.field("color", source.color);
        as.field("events", source.events);
        as.field("needsAttention", source.needsAttention);
        as.field("worstSeverity", source.worstSeverity);
        as.field("attention", source.attention);
        as.field("liveness", source.liveness);
        as.field("usualInterval", source.usualInterval);
        as.field("padlock", source.padlock);
        as.field("firstSeen", source.firstSeen);
        as.field("lastSeen", source.lastSeen);
        as.field("lastSender", source.lastSender);
    }
};

template<>
struct Fields<SourceList> {
    static void visit(auto& as, auto& message) {
        as.field("sources", message.sources);
        as.field("elapsedMicroseconds", message.elapsedMicroseconds);
    }
};

template<>
struct Fields<SourceRemoveParams> {
    static void visit(auto& as, auto& message) {
        as.field("provider", message.provider);
        as.setting("extent", message.extent);
        as.setting("events", message.events);
        as.setting("senders", message.senders);
    }
};

template<>
struct Fields<SourceRemoval> {
    static void visit(auto& as, auto& message) {
        as.field("removed", message.removed);
        as.field("deleted", message.deleted);
        as.field("revoked", message.revoked);
        as.field("maySendYet", message.maySendYet);
    }
};

template<>
struct Fields<SourcesSubscribed> {
    static void visit(auto& as, auto& message) {
        as.field("subscription", message.subscription);
        as.field("sources", message.sources);
    }
};

template<>
struct Fields<SourcesChanged> {
    static void visit(auto& as, auto& message) {
        as.field("subscription", message.subscription);
        as.field("sources", message.sources);
        as.field("removed", message.removed);
    }
};

template struct Codec<Source>;
template struct Codec<SourceList>;
template struct Codec<SourceRemoveParams>;
template struct Codec<SourceRemoval>;
template struct Codec<SourcesSubscribed>;
template struct Codec<SourcesChanged>;

} // namespace tempo::protocol
