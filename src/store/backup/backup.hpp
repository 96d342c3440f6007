#pragma once

#include "store/backup/manifest.hpp"

#include <tempo/core/error.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

/// Backups: folders named `tempo-<UTC time>` with the database, the settings, and a manifest with
/// checksums; never the encryption key. Nothing here throws: what a disk does is an Error.
namespace tempo::store {

class Connection;

struct BackupRequest {
    std::filesystem::path folder; ///< where the backup's own folder is made; made if absent
    Timestamp at;
    BackupOrigin origin = BackupOrigin::Requested;
    std::filesystem::path configurationFile; ///< copied when there is one
};

struct Backup {
    std::filesystem::path folder; ///< its own
    BackupManifest manifest;

    friend bool operator==(const Backup&, const Backup&) = default;
};

/// What is found where backups are kept.
struct FoundBackup {
    std::filesystem::path folder;
    Expected<BackupManifest> manifest; ///< an Error: looks like a backup and is none

    friend bool operator==(const FoundBackup&, const FoundBackup&) = default;
};

/// Writes a backup under another name, syncs it, and gives it its own: a crash leaves nothing that
/// looks whole. `database` is inside a read transaction, so that all of it is the state of one
/// commit. What an earlier, broken-off backup has left in the folder is removed. DiskFull before
/// the disk is: the daemon itself needs room. Conflict: there is one of that time already.
Expected<Backup> writeBackup(const Connection& database, const BackupRequest& request,
                             const std::stop_token& stop);

/// The backups in a folder, the newest first, by their manifests alone.
Expected<std::vector<FoundBackup>> listBackups(const std::filesystem::path& folder);

/// Whether a backup is whole and this version can restore it: every file's checksum, the schema,
/// and the database's pages. `backup` is its own folder.
Expected<BackupManifest> verifyBackup(const std::filesystem::path& backup,
                                      const std::stop_token& stop);

/// Removes the scheduled backups beyond the `keep` newest and gives their folders. One that holds a
/// file not named in its manifest is left alone.
Expected<std::vector<std::filesystem::path>> removeOldBackups(const std::filesystem::path& folder,
                                                              std::size_t keep);

} // namespace tempo::store
