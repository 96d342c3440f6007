#pragma once

#include <filesystem>

/// The few things the store does to files itself. All of it throws DatabaseFailure that names the
/// file.
namespace tempo::store {

/// Makes an absent folder with mode 0700, and its parents; one that exists stays as it is.
void createPrivateFolder(const std::filesystem::path& folder);

/// Makes an absent file with mode 0600; one that exists stays as it is.
void createPrivateFile(const std::filesystem::path& file);

void removeFile(const std::filesystem::path& file); ///< an absent one is fine
void renameFile(const std::filesystem::path& from, const std::filesystem::path& to);

/// Waits until the content of the file, or the names in the folder, are on the disk.
void syncFile(const std::filesystem::path& file);
void syncFolder(const std::filesystem::path& folder);

} // namespace tempo::store
