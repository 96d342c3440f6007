#pragma once

#include "daemon/settings/setting_layer.hpp"

#include <tempo/core/error.hpp>

namespace tempo::daemon {

/// Reads every setting from `environment`, a null-terminated array of `NAME=value` as in
/// environ(7). A variable that begins like a setting and is none (`TEMPO_INGESTION_PROT`) is an
/// error, so that a typing error never means a silent default; other `TEMPO_…` variables are left
/// to whom they belong. NotFound, InvalidInput or Unsupported, naming the variable.
Expected<SettingLayer> readSettingsEnvironment(const char* const* environment);

} // namespace tempo::daemon
