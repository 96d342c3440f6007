#include "protocol/list_fields.hpp"

#include <tempo/protocol/messages/status.hpp>

namespace tempo::protocol {

template<>
struct Fields<ListenerStatus> {
    static void visit(auto& as, auto& message) {
        as.field("listening", message.listening);
        as.field("port", message.port);
        as.field("addresses", message.addresses);
        as.field("error", message.error);
    }
};

template<>
struct Fields<IngestionStatus> {
    static void visit(auto& as, auto& message) {
        as.field("enabled", message.enabled);
        as.field("plain", message.plain);
        as.field("tls", message.tls);
        as.field("connections", message.connections);
        as.field("accepted", message.accepted);
        as.field("refused", message.refused);
    }
};

template<>
struct Fields<StoreStatus> {
    static void visit(auto& as, auto& message) {
        as.field("state", message.state);
        as.field("events", message.events);
        as.field("transactions", message.transactions);
        as.field("largestTransaction", message.largestTransaction);
        as.field("databaseBytes", message.databaseBytes);
        as.field("lastSequence", message.lastSequence);
    }
};

template<>
struct Fields<ProcessStatus> {
    static void visit(auto& as, auto& message) {
        as.field("id", message.id);
        as.field("startedAt", message.startedAt);
        as.field("residentBytes", message.residentBytes);
        as.field("openDescriptors", message.openDescriptors);
    }
};

template<>
struct Fields<StatusResult> {
    static void visit(auto& as, auto& message) {
        as.field("version", message.version);
        as.field("dataDirectory", message.dataDirectory);
        as.field("configDirectory", message.configDirectory);
        as.field("acceptsEvents", message.acceptsEvents);
        as.field("problems", message.problems);
        as.field("ingestion", message.ingestion);
        as.field("store", message.store);
        as.field("process", message.process);
        as.field("subscribers", message.subscribers);
        as.field("counts", message.counts);
    }
};

template struct Codec<ListenerStatus>;
template struct Codec<IngestionStatus>;
template struct Codec<StoreStatus>;
template struct Codec<ProcessStatus>;
template struct Codec<StatusResult>;

} // namespace tempo::protocol
