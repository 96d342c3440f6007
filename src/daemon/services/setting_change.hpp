#pragma once

#include "store/threads/write_job.hpp"

#include <tempo/core/audit_entry.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tempo::daemon {

/// A setting and the value that it is to have; nothing: its default.
struct SettingChange {
    std::string name;
    std::optional<nlohmann::json> value;
};

/// Whether a change is made although a guard speaks against it.
enum class Force : std::uint8_t { No, Yes };

/// Settings that change together, all or none.
struct SettingChanges {
    std::vector<SettingChange> values;
    std::function<void(store::WriteContext&)> also; ///< in the same transaction; may be empty
    Force force = Force::No;
    /// Of the audit, without time and actor, in the place of one a setting.
    std::optional<AuditEntry> line;
};

} // namespace tempo::daemon
