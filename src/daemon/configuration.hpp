#pragma once

#include "daemon/settings/setting_layer.hpp"

#include <tempo/core/error.hpp>

#include <filesystem>

namespace tempo::daemon {

/// The configuration file: which one it is, and what it says.
class ConfigurationFile {
public:
    /// `named` is the file of `--config`, which must exist; empty for `tempod.json` in
    /// `configDirectory`, which need not.
    ConfigurationFile(const std::filesystem::path& named,
                      const std::filesystem::path& configDirectory);

    /// Reads it anew. An Error names the file and what is wrong with it.
    Expected<SettingLayer> read() const;

    const std::filesystem::path& path() const { return file_; }

private:
    enum class Presence { Required, Optional };

    std::filesystem::path file_;
    Presence presence_;
};

} // namespace tempo::daemon
