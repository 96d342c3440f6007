#pragma once

#include "daemon/settings/setting_value.hpp"

#include <tempo/core/error.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace tempo::daemon {

/// A value that was set from outside, and the exact place: a file's name, a variable, an option.
struct SourcedValue {
    SettingValue value;
    std::string source;

    friend bool operator==(const SourcedValue&, const SourcedValue&) = default;
};

/// The valid values that one origin sets, by the names of their settings.
using SettingLayer = std::map<std::string, SourcedValue, std::less<>>;

/// Adds a value written as text, as the environment and the command line have it. `source` names
/// where it was written (`TEMPO_INGESTION_PORT`, `--port`). A later value replaces an earlier one.
/// NotFound, InvalidInput or Unsupported, naming the source.
Expected<void> addSettingText(SettingLayer& layer, std::string_view name, std::string_view text,
                              std::string_view source);

} // namespace tempo::daemon
