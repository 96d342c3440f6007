#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace tempo::daemon {

/// Folders, and in each the names that matter.
using WatchedNames = std::map<std::filesystem::path, std::set<std::string>>;

/// Where a change would make `file`, an absolute path, stand for other content: its own name in its
/// folder, and each symbolic link on the way there in the folder of the link. Where the way ends
/// early, the first name that is missing counts. Reads the file system.
WatchedNames watchedNames(const std::filesystem::path& file);

} // namespace tempo::daemon
