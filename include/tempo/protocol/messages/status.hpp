#pragma once

#include <tempo/core/event.hpp>
#include <tempo/protocol/messages/activity.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// How the daemon is.
namespace tempo::protocol {

// status.get
struct ListenerStatus {
    bool listening = false;
    std::uint16_t port = 0;             ///< the port in use; 0 when not listening
    std::vector<std::string> addresses; ///< `address:port` of each socket
    std::string error;                  ///< why it does not listen, empty if it does or is off
    friend bool operator==(const ListenerStatus&, const ListenerStatus&) = default;
};
struct IngestionStatus {
    bool enabled = true;
    ListenerStatus plain;
    ListenerStatus tls;
    std::uint32_t connections = 0;
    std::uint64_t accepted = 0; ///< events answered with 200 since the start
    std::uint64_t refused = 0;  ///< requests answered with 4xx or 5xx since the start
    friend bool operator==(const IngestionStatus&, const IngestionStatus&) = default;
};
struct StoreStatus {
    std::string state;                    ///< `ready`, `disk-full` or `failed`
    std::uint64_t events = 0;             ///< written since the start
    std::uint64_t transactions = 0;       ///< since the start
    std::uint64_t largestTransaction = 0; ///< events
    std::uint64_t databaseBytes = 0;
    Sequence lastSequence = 0;
    friend bool operator==(const StoreStatus&, const StoreStatus&) = default;
};
struct ProcessStatus {
    std::int64_t id = 0;
    Timestamp startedAt;
    std::uint64_t residentBytes = 0;
    std::uint32_t openDescriptors = 0;
    friend bool operator==(const ProcessStatus&, const ProcessStatus&) = default;
};
struct StatusResult {
    std::string version;
    std::string dataDirectory;
    std::string configDirectory;
    bool acceptsEvents = false;        ///< a listener is up and a write could be committed now
    std::vector<std::string> problems; ///< sentences for a person; empty when all is well
    IngestionStatus ingestion;
    StoreStatus store;
    ProcessStatus process;
    std::uint32_t subscribers = 0;
    std::optional<Counts> counts; ///< absent while the database cannot be read
    friend bool operator==(const StatusResult&, const StatusResult&) = default;
};

} // namespace tempo::protocol
