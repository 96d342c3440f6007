#pragma once

#include "store/write_job.hpp"

#include <nlohmann/json.hpp>

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

/// Settings that change together, all or none.
struct SettingChanges {
    std::vector<SettingChange> values;
    std::function<void(store::WriteContext&)> also; ///< in the same transaction; may be empty
};

} // namespace tempo::daemon
