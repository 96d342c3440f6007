#include "cli/output/setting_words.hpp"

namespace tempo::cli {

std::string valueWords(const nlohmann::json& value) {
    if (value.is_array()) {
        std::string text;
        for (const auto& item : value) {
            text += (text.empty() ? "" : ",") + valueWords(item);
        }
        return text;
    }
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string originWords(const protocol::SettingInfo& setting) {
    return setting.originDetail.empty() ? setting.origin
                                        : setting.origin + " (" + setting.originDetail + ")";
}

} // namespace tempo::cli
