#pragma once

#include <tempo/protocol/messages.hpp>

#include <string>

namespace tempo::cli {

/// A setting's value as it is given back to `settings set`: a text without quotes, a list
/// with commas.
std::string valueWords(const nlohmann::json& value);

/// Where the value comes from: `default`, `stored`, `environment (TEMPO_INGESTION_PORT)` …
std::string originWords(const protocol::SettingInfo& setting);

} // namespace tempo::cli
