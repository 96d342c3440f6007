#pragma once

#include "daemon/settings/setting_definitions.hpp"
#include "daemon/settings/setting_value.hpp"

#include <tempo/core/error.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

/// What a setting accepts. A refusal is InvalidInput (Unsupported for what this version cannot do)
/// and names the setting, the value and what would be accepted; no setting is a secret.
namespace tempo::daemon {

/// The definition of `name`; NotFound for a name that is no setting.
Expected<const SettingDefinition*> requireSetting(std::string_view name);

/// Passes on `value` if the setting accepts it; ranges in their usual form, each once. One that is
/// wrong refuses them all.
Expected<SettingValue> checkSetting(const SettingDefinition& definition, SettingValue value);

/// Reads what a person wrote: `true` `on` `yes` `1`, `false` `off` `no` `0`, a decimal number, a
/// word, addresses and networks between commas. White space around each counts for nothing.
Expected<SettingValue> readSettingText(const SettingDefinition& definition, std::string_view text);

/// Reads a JSON value of exactly the setting's type.
Expected<SettingValue> readSettingJson(const SettingDefinition& definition,
                                       const nlohmann::json& value);

/// What the setting accepts, in words: `0 (takes a free port) or 1024 to 65535`.
std::string acceptedValues(const SettingDefinition& definition);

} // namespace tempo::daemon
