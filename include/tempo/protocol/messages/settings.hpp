#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

/// Settings and where they come from.
namespace tempo::protocol {

// settings.list, settings.get, settings.set, settings.unset
struct SettingInfo {
    std::string name;
    nlohmann::json value;
    nlohmann::json defaultValue;
    std::string origin;       ///< `default`, `stored`, `file`, `environment` or `command line`
    std::string originDetail; ///< the file, variable or option that fixes it; else empty
    bool locked = false;
    std::string description;
    friend bool operator==(const SettingInfo&, const SettingInfo&) = default;
};
struct SettingList {
    std::vector<SettingInfo> settings;
    friend bool operator==(const SettingList&, const SettingList&) = default;
};
struct SettingParams {
    std::string name;
    friend bool operator==(const SettingParams&, const SettingParams&) = default;
};
struct SettingSetParams {
    std::string name;
    nlohmann::json value; ///< of the setting's type, or a text that reads as it
    bool force = false;   ///< even if senders that require TLS stop working by it
    friend bool operator==(const SettingSetParams&, const SettingSetParams&) = default;
};
struct SettingUnsetParams {
    std::string name;
    bool force = false; ///< as in SettingSetParams
    friend bool operator==(const SettingUnsetParams&, const SettingUnsetParams&) = default;
};

} // namespace tempo::protocol
