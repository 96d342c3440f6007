#include "daemon/settings/setting_value.hpp"

#include <nlohmann/json.hpp>

#include <variant>

namespace tempo::daemon {
namespace {

struct TextWriter {
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const TextList& value) const {
        std::string text;
        for (const auto& range : value) {
            text += (text.empty() ? "" : ",") + range;
        }
        return text;
    }
};

} // namespace

std::string toText(const SettingValue& value) {
    return std::visit(TextWriter{}, value);
}

nlohmann::json toJson(const SettingValue& value) {
    return std::visit([](const auto& held) { return nlohmann::json(held); }, value);
}

} // namespace tempo::daemon
