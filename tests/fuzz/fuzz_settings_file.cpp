// Property: a settings file of any bytes is either refused with an error of bounded size, or gives
// only values that their settings accept and that read the same when they are written again.
#include "daemon/settings/setting_rules.hpp"
#include "daemon/settings/settings_file.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace tempo::daemon;

constexpr std::size_t kLongestRefusal = 1000;

void require(bool held) {
    if (!held) {
        std::abort();
    }
}

void checkRefusal(const tempo::Error& error) {
    require(error.detail.starts_with("file") && error.detail.size() < kLongestRefusal);
}

void checkAccepted(const SettingLayer& layer) {
    auto document = nlohmann::json::object();
    for (const auto& [name, sourced] : layer) {
        const auto definition = requireSetting(name);
        require(definition && checkSetting(**definition, sourced.value) == sourced.value);
        document[name] = toJson(sourced.value);
    }
    require(parseSettingsFile("file", document.dump()) == layer);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto layer = parseSettingsFile("file", text)) {
        checkAccepted(*layer);
    } else {
        checkRefusal(layer.error());
    }
    return 0;
}
