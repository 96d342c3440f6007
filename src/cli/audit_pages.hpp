#pragma once

#include "cli/context.hpp"

#include <cstdint>
#include <functional>
#include <span>

namespace tempo::cli {

using TakeRecords = std::function<void(std::span<const AuditRecord>)>;

/// Reads the audit log page by page, the newest line first, at most `limit` lines.
Result<void> readAudit(Context& context, protocol::AuditKinds kinds, std::uint64_t limit,
                       const TakeRecords& take);

} // namespace tempo::cli
