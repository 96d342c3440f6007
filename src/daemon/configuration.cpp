#include "daemon/configuration.hpp"

#include "daemon/settings/settings_file.hpp"

#include <fstream>
#include <string>
#include <system_error>

namespace tempo::daemon {

ConfigurationFile::ConfigurationFile(const std::filesystem::path& named,
                                     const std::filesystem::path& configDirectory)
    : file_(named.empty() ? configDirectory / "tempod.json" : named),
      presence_(named.empty() ? Presence::Optional : Presence::Required) {}

Expected<SettingLayer> ConfigurationFile::read() const {
    std::error_code error;
    if (presence_ == Presence::Optional && !std::filesystem::exists(file_, error)) {
        return SettingLayer{};
    }
    std::ifstream stream(file_, std::ios::binary);
    std::string text;
    if (stream) {
        text.resize(kSettingsFileSize + 1);
        stream.read(text.data(), static_cast<std::streamsize>(text.size()));
        text.resize(static_cast<std::size_t>(stream.gcount()));
    }
    if (!stream.is_open() || stream.bad() || std::filesystem::is_directory(file_, error)) {
        return failure(ErrorCode::Unavailable, "The configuration file " + file_.string() +
                                                   " cannot be read. Check that it exists and "
                                                   "that this user may read it.");
    }
    return parseSettingsFile(file_.string(), text);
}

} // namespace tempo::daemon
