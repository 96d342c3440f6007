#pragma once

#include <tempo/core/error.hpp>

#include <filesystem>
#include <memory>

namespace tempo::store {

/// The right to use a data folder, held by one process at a time: a lock on `tempo.lock` that the
/// kernel releases when the process ends, however it ends. The file stays.
class FolderLock {
public:
    /// Locked names the process that holds the folder; Unavailable when the file cannot be used.
    static Expected<std::unique_ptr<FolderLock>> acquire(const std::filesystem::path& folder);

    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;
};

} // namespace tempo::store
