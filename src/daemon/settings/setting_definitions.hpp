#pragma once

#include "daemon/settings/setting_value.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace tempo::daemon {

enum class SettingKind : std::uint8_t {
    Boolean, ///< bool
    Integer, ///< std::int64_t between `least` and `most`
    Choice,  ///< std::string, one of `words`
    Rate,    ///< std::int64_t between `least` and `most`, or the text "off"
    Text,    ///< std::string without control characters, at most `most` bytes
    Ranges,  ///< TextList of addresses and networks, at most `most` of them
    Rules    ///< TextList of triage rules, at most `most` of them
};

/// What is fixed about a setting: everything but its value. All text lives for ever.
struct SettingDefinition {
    std::string_view name{}; ///< dotted, as in files and on the command line
    SettingKind kind{};
    std::variant<bool, std::int64_t, std::string_view>
        fallback{}; ///< fits the kind; unused for those of a TextList
    std::int64_t least = 0;
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
    std::string_view zeroMeans{}; ///< not empty: 0 is allowed beside the range, and means this
    std::span<const std::string_view> words{};
    std::string_view unit{};        ///< of the number, in words; empty for none
    std::string_view description{}; ///< one line for a person
};

/// The word that switches a rate off.
inline constexpr std::string_view kRateOff = "off";

/// Every setting, in the order in which people are shown them.
std::span<const SettingDefinition> settingDefinitions();

/// The setting with this name, or null.
const SettingDefinition* findSetting(std::string_view name);

/// Whether values of this kind are a TextList.
bool isList(SettingKind kind);

SettingValue defaultValue(const SettingDefinition& definition);

/// `ingestion.rate.perToken` is set by `TEMPO_INGESTION_RATE_PER_TOKEN`.
std::string environmentName(std::string_view settingName);

} // namespace tempo::daemon
