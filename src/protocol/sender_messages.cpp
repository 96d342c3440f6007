#include "protocol/event_fields.hpp"

#include <tempo/protocol/messages/senders.hpp>

namespace tempo::protocol {

template<>
struct Fields<Sender> {
    static void visit(auto& as, auto& sender) {
        as.field("id", sender.id);
        as.field("name", sender.name);
        as.field("provider", sender.provider);
        as.field("createdAt", sender.createdAt);
        as.field("expiresAt", sender.expiresAt);
        as.field("revokedAt", sender.revokedAt);
        as.field("allowedAddresses", sender.allowedAddresses);
        as.field("rate", sender.rate);
        as.field("showOnce", sender.showOnce);
        as.field("requireTls", sender.requireTls);
        as.field("clientSubject", sender.clientSubject);
        as.field("lastUsedAt", sender.lastUsedAt);
        as.field("lastUsedAddress", sender.lastUsedAddress);
        as.field("lastUsedTransport", sender.lastUsedTransport);
        as.field("eventCount", sender.eventCount);
        as.field("tlsSince", sender.tlsSince);
        as.field("downgradeAttemptedAt", sender.downgradeAttemptedAt);
        as.field("exposedAt", sender.exposedAt);
    }
};

template<>
struct Fields<SenderCreateParams> {
    static void visit(auto& as, auto& message) {
        as.field("name", message.name);
        as.field("provider", message.provider);
        as.setting("rate", message.rate);
        as.field("expiresAt", message.expiresAt);
        as.setting("allowedAddresses", message.allowedAddresses);
        as.setting("showOnce", message.showOnce);
        as.setting("requireTls", message.requireTls);
    }
};

template<>
struct Fields<SenderToken> {
    static void visit(auto& as, auto& message) {
        Fields<Sender>::visit(as, message.sender);
        as.field("token", message.token);
    }
};

template<>
struct Fields<SenderList> {
    static void visit(auto& as, auto& message) { as.field("senders", message.senders); }
};

template<>
struct Fields<SenderParams> {
    static void visit(auto& as, auto& message) { as.field("sender", message.sender); }
};

template<>
struct Fields<SenderRotateParams> {
    static void visit(auto& as, auto& message) {
        as.field("sender", message.sender);
        as.setting("grace", message.grace, kGrace);
    }

    /// A year, in seconds.
    static constexpr Range<std::int64_t> kGrace{0, 31'536'000};
};

template<>
struct Fields<SenderUpdateParams> {
    static void visit(auto& as, auto& message) {
        as.field("sender", message.sender);
        as.field("name", message.name);
        as.field("rate", message.rate);
        as.field("allowedAddresses", message.allowedAddresses);
        as.field("expiresAt", message.expiresAt);
        as.field("requireTls", message.requireTls);
        as.field("clientSubject", message.clientSubject);
    }
};

template struct Codec<Sender>;
template struct Codec<SenderCreateParams>;
template struct Codec<SenderToken>;
template struct Codec<SenderList>;
template struct Codec<SenderParams>;
template struct Codec<SenderRotateParams>;
template struct Codec<SenderUpdateParams>;

} // namespace tempo::protocol
