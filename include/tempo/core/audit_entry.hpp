#pragma once

#include <tempo/core/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace tempo {

/// One line of the audit log as it is written: a refusal or a change. It never holds a token or a
/// payload. Empty text means "does not apply".
struct AuditEntry {
    Timestamp at;
    std::string
        kind; ///< a dotted name: `refused.unauthorized`, `sender.created`, `setting.changed` …
    std::string actor;       ///< who did it: `uid 1000`, `tempod`; empty for a refusal
    std::string address;     ///< the peer of a refusal
    std::string sender;      ///< the sender's name, where it is known
    std::string provider;    ///< the provider that was asked for
    std::string transport;   ///< `plain` or `tls`
    int status = 0;          ///< the HTTP status of a refusal
    std::string requestId;   ///< the `requestId` that the refused sender was told
    std::string detail;      ///< the reason or the change, in words for a person
    std::uint64_t count = 1; ///< how many like it this line stands for

    friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

/// An audit line as it stands in the log.
struct AuditRecord {
    std::uint64_t sequence = 0;
    AuditEntry entry;
    std::optional<Timestamp> handledAt; ///< when a person marked it as handled

    friend bool operator==(const AuditRecord&, const AuditRecord&) = default;
};

} // namespace tempo
