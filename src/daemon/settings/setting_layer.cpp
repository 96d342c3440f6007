#include "daemon/settings/setting_layer.hpp"

#include "daemon/settings/setting_rules.hpp"

#include <utility>

namespace tempo::daemon {

Expected<void> addSettingText(SettingLayer& layer, std::string_view name, std::string_view text,
                              std::string_view source) {
    auto value = requireSetting(name).and_then(
        [text](const SettingDefinition* definition) { return readSettingText(*definition, text); });
    if (!value) {
        return failure(value.error().code, std::string(source) + ": " + value.error().detail);
    }
    layer.insert_or_assign(std::string(name), SourcedValue{std::move(*value), std::string(source)});
    return {};
}

} // namespace tempo::daemon
