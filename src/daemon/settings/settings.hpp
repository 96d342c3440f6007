#pragma once

#include "daemon/settings/setting_definitions.hpp"
#include "daemon/settings/setting_layer.hpp"
#include "daemon/settings/setting_value.hpp"

#include <tempo/core/error.hpp>

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tempo::daemon {

/// Where a value in force comes from, in rising precedence.
enum class SettingOrigin : std::uint8_t { Default, Stored, File, Environment, CommandLine };

/// `default`, `stored`, `file`, `environment`, `command line`.
std::string_view toText(SettingOrigin origin);

/// One setting as people are shown it.
struct SettingReport {
    const SettingDefinition* definition{}; ///< never null
    SettingValue value;
    SettingOrigin origin{};
    std::string source;                      ///< the file, variable or option; else empty
    bool locked{};                           ///< fixed from outside: cannot be stored
    std::optional<SettingValue> hiddenValue; ///< stored, but out of force while locked
};

/// All settings in their layers: defaults < stored < file < environment < command line. Every value
/// inside is valid. It keeps nothing itself: the daemon writes what it stores. Not thread-safe:
/// belongs to the io thread.
class Settings {
public:
    /// Stored values by name, each as JSON text.
    using StoredTexts = std::map<std::string, std::string, std::less<>>;

    /// What is fixed from outside.
    struct Fixed {
        SettingLayer file;
        SettingLayer environment;
        SettingLayer commandLine;
    };

    explicit Settings(Fixed fixed);

    /// Takes the stored layer as it was written by this or another version. What this version
    /// refuses is left out, so that the default holds, and is returned for the log.
    std::vector<Error> loadStored(const StoredTexts& texts);

    /// The value in force. `name` must be a setting; anything else is a bug (std::out_of_range).
    const SettingValue& value(std::string_view name) const;

    /// How one setting stands; NotFound for a name that is no setting.
    Expected<SettingReport> report(std::string_view name) const;

    /// How every setting stands, in the order of settingDefinitions().
    std::vector<SettingReport> list() const;

    /// The value that `store` would keep for what a person or a program asks. Text is read as the
    /// command line reads it, other JSON must have the setting's type. NotFound, Locked (says by
    /// what), InvalidInput or Unsupported; changes nothing.
    Expected<SettingValue> checkChange(std::string_view name, const nlohmann::json& wanted) const;

    /// Sets a value in the stored layer; errors as for `checkChange`.
    Expected<void> store(std::string_view name, SettingValue value);

    /// Takes a value out of the stored layer; a value that is not there is no error. NotFound or
    /// Locked.
    Expected<void> unset(std::string_view name);

    /// What the file says now, after it has been read again.
    void replaceFileLayer(SettingLayer file);

private:
    struct Placed {
        const SettingValue* value{};
        SettingOrigin origin{};
        std::string_view source;
    };

    Placed place(std::string_view name) const;
    SettingReport reportOf(const SettingDefinition& definition) const;
    Expected<const SettingDefinition*> requireUnlocked(std::string_view name) const;

    std::map<std::string, SettingValue, std::less<>> defaults_;
    std::map<std::string, SettingValue, std::less<>> stored_;
    Fixed fixed_;
};

} // namespace tempo::daemon
