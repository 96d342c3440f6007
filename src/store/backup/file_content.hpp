#pragma once

#include "store/backup/manifest.hpp"

#include <tempo/core/error.hpp>

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

/// The content of the files of a backup. All of it throws DatabaseFailure that names the file.
namespace tempo::store {

/// Size and SHA-256 of a file, as a manifest names them. Unavailable: stopped.
Expected<BackupFile> describeFile(const std::filesystem::path& file, const std::stop_token& stop);

/// Makes a new file with mode 0600 and syncs it.
void writePrivateFile(const std::filesystem::path& file, std::string_view content);

/// The whole of a small file; nothing when it is absent, or longer than `most` bytes.
std::optional<std::string> readSmallFile(const std::filesystem::path& file, std::size_t most);

} // namespace tempo::store
