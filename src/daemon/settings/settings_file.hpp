#pragma once

#include "daemon/settings/setting_layer.hpp"

#include <tempo/core/error.hpp>

#include <cstddef>
#include <string_view>

namespace tempo::daemon {

inline constexpr std::size_t kSettingsFileSize = 1024UL * 1024;

/// Reads the text of a configuration file: one JSON object (RFC 8259), nested
/// (`{"ingestion": {"port": 7777}}`) or with dotted names (`{"ingestion.port": 7777}`) or both.
/// Not JSON, an unknown name, a name stated twice, a value that the setting refuses, or more than
/// kSettingsFileSize bytes are an Error that begins with `fileName` and, where there is one, the
/// line. The file's text is not repeated but for names of keys and refused values of settings.
Expected<SettingLayer> parseSettingsFile(std::string_view fileName, std::string_view text);

} // namespace tempo::daemon
