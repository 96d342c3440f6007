#include "protocol/fields.hpp"

#include <tempo/protocol/messages/audit.hpp>

namespace tempo::protocol {

std::string_view toText(AuditKinds kinds) {
    switch (kinds) {
    case AuditKinds::All:
        return "all";
    case AuditKinds::Refusals:
        return "refusals";
    case AuditKinds::Changes:
        return "changes";
    }
    return {};
}

template<>
struct Enumerators<AuditKinds> {
    static constexpr std::array kAll{AuditKinds::All, AuditKinds::Refusals, AuditKinds::Changes};
};

template<>
struct Fields<AuditRecord> {
    static void visit(auto& as, auto& record) {
        as.field("sequence", record.sequence);
        as.field("at", record.entry.at);
        as.field("kind", record.entry.kind);
        as.field("actor", record.entry.actor);
        as.field("address", record.entry.address);
        as.field("sender", record.entry.sender);
        as.field("provider", record.entry.provider);
        as.field("transport", record.entry.transport);
        as.field("status", record.entry.status);
        as.field("requestId", record.entry.requestId);
        as.field("detail", record.entry.detail);
        as.field("count", record.entry.count);
        as.field("handledAt", record.handledAt);
    }
};

template<>
struct Fields<AuditListParams> {
    static void visit(auto& as, auto& message) {
        as.setting("kinds", message.kinds);
        as.field("before", message.before);
        as.setting("limit", message.limit, Range<std::uint32_t>{1, 1000});
    }
};

template<>
struct Fields<AuditPage> {
    static void visit(auto& as, auto& message) { as.field("records", message.records); }
};

template<>
struct Fields<AuditVerification> {
    static void visit(auto& as, auto& message) {
        as.field("intact", message.intact);
        as.field("checked", message.checked);
        as.field("fault", message.fault);
    }
};

template<>
struct Fields<AuditHandleParams> {
    static void visit(auto& as, auto& message) {
        as.field("sequences", message.sequences, Range<std::size_t>{1, 1000});
    }
};

template struct Codec<AuditRecord>;
template struct Codec<AuditListParams>;
template struct Codec<AuditPage>;
template struct Codec<AuditVerification>;
template struct Codec<AuditHandleParams>;

} // namespace tempo::protocol
