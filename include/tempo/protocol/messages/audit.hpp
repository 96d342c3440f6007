#pragma once

#include <tempo/core/audit_entry.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The audit log.
namespace tempo::protocol {

// audit.list, audit.verify, audit.handle
enum class AuditKinds : std::uint8_t { All, Refusals, Changes };
std::string_view toText(AuditKinds kinds);
struct AuditListParams {
    AuditKinds kinds = AuditKinds::All;
    std::optional<std::uint64_t> before; ///< only lines with a smaller sequence
    std::uint32_t limit = 100;           ///< 1 to 1,000
    friend bool operator==(const AuditListParams&, const AuditListParams&) = default;
};
struct AuditPage {
    std::vector<AuditRecord> records; ///< newest first
    friend bool operator==(const AuditPage&, const AuditPage&) = default;
};
struct AuditVerification {
    bool intact = false;
    std::uint64_t checked = 0;
    std::string fault; ///< what was found, in words; empty when intact
    friend bool operator==(const AuditVerification&, const AuditVerification&) = default;
};
struct AuditHandleParams { // audit.handle
    std::vector<std::uint64_t> sequences;
    friend bool operator==(const AuditHandleParams&, const AuditHandleParams&) = default;
};

} // namespace tempo::protocol
