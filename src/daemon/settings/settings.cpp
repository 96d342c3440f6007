#include "daemon/settings/settings.hpp"

#include "daemon/settings/setting_rules.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace tempo::daemon {
namespace {

/// What is to be done about a lock, besides naming it.
std::string lockedBy(SettingOrigin origin, std::string_view source) {
    const std::string place(source);
    switch (origin) {
    case SettingOrigin::File:
        return "the file " + place + "; change it there and reload tempod";
    case SettingOrigin::Environment:
        return "the environment variable " + place + "; change it there and restart tempod";
    default:
        return "the command line (" + place + "); change it there and restart tempod";
    }
}

Expected<SettingValue> readStored(std::string_view name, std::string_view text) {
    return requireSetting(name)
        .and_then([text](const SettingDefinition* definition) {
            // Text that is not JSON becomes a discarded value, which no setting accepts.
            return readSettingJson(*definition, nlohmann::json::parse(text, nullptr, false));
        })
        .map_error([](Error error) {
            error.detail = "A stored setting is left out, and its default holds: " + error.detail;
            return error;
        });
}

} // namespace

std::string_view toText(SettingOrigin origin) {
    constexpr std::array<std::string_view, 5> kWords{"default", "stored", "file", "environment",
                                                     "command line"};
    return kWords.at(static_cast<std::size_t>(origin));
}

Settings::Settings(Fixed fixed) : fixed_(std::move(fixed)) {
    for (const auto& definition : settingDefinitions()) {
        defaults_.emplace(definition.name, defaultValue(definition));
    }
}

std::vector<Error> Settings::loadStored(const StoredTexts& texts) {
    std::vector<Error> refusals;
    stored_.clear();
    for (const auto& [name, text] : texts) {
        if (auto value = readStored(name, text)) {
            stored_.emplace(name, std::move(*value));
        } else {
            refusals.push_back(std::move(value.error()));
        }
    }
    return refusals;
}

const SettingValue& Settings::value(std::string_view name) const {
    return *place(name).value;
}

Expected<SettingReport> Settings::report(std::string_view name) const {
    return requireSetting(name).map(
        [this](const SettingDefinition* definition) { return reportOf(*definition); });
}

std::vector<SettingReport> Settings::list() const {
    std::vector<SettingReport> reports;
    for (const auto& definition : settingDefinitions()) {
        reports.push_back(reportOf(definition));
    }
    return reports;
}

Expected<SettingValue> Settings::checkChange(std::string_view name,
                                             const nlohmann::json& wanted) const {
    return requireUnlocked(name).and_then([&wanted](const SettingDefinition* definition) {
        return wanted.is_string()
                   ? readSettingText(*definition, wanted.get_ref<const std::string&>())
                   : readSettingJson(*definition, wanted);
    });
}

Expected<void> Settings::store(std::string_view name, SettingValue value) {
    return requireUnlocked(name)
        .and_then([&value](const SettingDefinition* definition) {
            return checkSetting(*definition, std::move(value));
        })
        .map([this, name](SettingValue checked) {
            stored_.insert_or_assign(std::string(name), std::move(checked));
        });
}

Expected<void> Settings::unset(std::string_view name) {
    return requireUnlocked(name).map([this](const SettingDefinition* definition) {
        if (const auto found = stored_.find(definition->name); found != stored_.end()) {
            stored_.erase(found);
        }
    });
}

void Settings::replaceFileLayer(SettingLayer file) {
    fixed_.file = std::move(file);
}

Settings::Placed Settings::place(std::string_view name) const {
    const std::array<std::pair<const SettingLayer*, SettingOrigin>, 3> fixed{
        {{&fixed_.commandLine, SettingOrigin::CommandLine},
         {&fixed_.environment, SettingOrigin::Environment},
         {&fixed_.file, SettingOrigin::File}}};
    for (const auto& [layer, origin] : fixed) {
        if (const auto found = layer->find(name); found != layer->end()) {
            return {&found->second.value, origin, found->second.source};
        }
    }
    if (const auto found = stored_.find(name); found != stored_.end()) {
        return {&found->second, SettingOrigin::Stored, {}};
    }
    const auto found = defaults_.find(name);
    if (found == defaults_.end()) {
        throw std::out_of_range("no setting is called " + std::string(name));
    }
    return {&found->second, SettingOrigin::Default, {}};
}

SettingReport Settings::reportOf(const SettingDefinition& definition) const {
    const auto placed = place(definition.name);
    SettingReport report{.definition = &definition,
                         .value = *placed.value,
                         .origin = placed.origin,
                         .source = std::string(placed.source),
                         .locked = placed.origin > SettingOrigin::Stored,
                         .hiddenValue = std::nullopt};
    if (const auto found = stored_.find(definition.name); report.locked && found != stored_.end()) {
        report.hiddenValue = found->second;
    }
    return report;
}

Expected<const SettingDefinition*> Settings::requireUnlocked(std::string_view name) const {
    return requireSetting(name).and_then(
        [this](const SettingDefinition* definition) -> Expected<const SettingDefinition*> {
            const auto placed = place(definition->name);
            if (placed.origin > SettingOrigin::Stored) {
                return failure(ErrorCode::Locked, std::string(definition->name) + " is fixed by " +
                                                      lockedBy(placed.origin, placed.source) + ".");
            }
            return definition;
        });
}

} // namespace tempo::daemon
