#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace tempo::daemon {

/// Addresses and networks, each as access::AddressRange writes it, or triage rules; none twice.
using TextList = std::vector<std::string>;

/// The value of a setting. A rate that is switched off is the text "off".
using SettingValue = std::variant<bool, std::int64_t, std::string, TextList>;

/// As a person writes it in the environment or on the command line: `true`, `7776`, `lan`, or with
/// commas: `192.0.2.7,10.0.0.0/8`.
std::string toText(const SettingValue& value);

/// As it stands in a file, in the store and in control messages.
nlohmann::json toJson(const SettingValue& value);

} // namespace tempo::daemon
