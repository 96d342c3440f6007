#include "cli/audit_pages.hpp"

#include <algorithm>

namespace tempo::cli {

Result<void> readAudit(Context& context, protocol::AuditKinds kinds, std::uint64_t limit,
                       const TakeRecords& take) {
    constexpr std::uint64_t kPageSize = 1000;
    auto channel = context.daemon.connect(kPatience);
    if (!channel) {
        return tl::unexpected(channel.error());
    }
    protocol::AuditListParams params;
    params.kinds = kinds;
    while (limit > 0) {
        params.limit = static_cast<std::uint32_t>(std::min(limit, kPageSize));
        const auto page = ask<protocol::AuditPage>(**channel, "audit.list", params);
        if (!page) {
            return tl::unexpected(page.error());
        }
        if (page->records.empty()) {
            return {};
        }
        take(page->records);
        limit -= std::min<std::uint64_t>(limit, page->records.size());
        params.before = page->records.back().sequence;
    }
    return {};
}

} // namespace tempo::cli
