#include "daemon/settings/settings_environment.hpp"

#include "daemon/settings/setting_definitions.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace tempo::daemon {
namespace {

const SettingDefinition* findByVariable(std::string_view variable) {
    const auto all = settingDefinitions();
    const auto found = std::ranges::find_if(all, [variable](const SettingDefinition& definition) {
        return environmentName(definition.name) == variable;
    });
    return found == all.end() ? nullptr : &*found;
}

/// Whether the variable's first words are those of some setting's first group.
bool looksLikeASetting(std::string_view variable) {
    return std::ranges::any_of(settingDefinitions(), [variable](
                                                         const SettingDefinition& definition) {
        const auto group = environmentName(definition.name.substr(0, definition.name.find('.')));
        return variable == group || variable.starts_with(group + '_');
    });
}

Expected<void> addVariable(SettingLayer& layer, std::string_view entry) {
    const auto equals = entry.find('=');
    const auto variable = entry.substr(0, equals);
    if (equals == std::string_view::npos || !variable.starts_with("TEMPO_")) {
        return {};
    }
    if (const auto* definition = findByVariable(variable)) {
        return addSettingText(layer, definition->name, entry.substr(equals + 1), variable);
    }
    if (looksLikeASetting(variable)) {
        return failure(
            ErrorCode::NotFound,
            "The environment variable " + std::string(variable) +
                " names no setting; correct its name or remove it. tempod(8) lists them.");
    }
    return {};
}

} // namespace

Expected<SettingLayer> readSettingsEnvironment(const char* const* environment) {
    SettingLayer layer;
    for (; *environment != nullptr; ++environment) {
        if (auto added = addVariable(layer, *environment); !added) {
            return tl::unexpected(std::move(added.error()));
        }
    }
    return layer;
}

} // namespace tempo::daemon
