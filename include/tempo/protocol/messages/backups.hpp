#pragma once

#include <tempo/core/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Backups of the daemon's data, and putting one back. Paths are absolute, on the daemon's machine.
namespace tempo::protocol {

// backups.create
struct BackupCreateParams {
    std::string folder; ///< empty: the folder of the setting backup.folder
    friend bool operator==(const BackupCreateParams&, const BackupCreateParams&) = default;
};
struct BackupFileInfo {
    std::string name;
    std::uint64_t bytes = 0;
    std::string sha256;
    friend bool operator==(const BackupFileInfo&, const BackupFileInfo&) = default;
};
struct BackupInfo {
    std::string path; ///< the backup's own folder
    std::string tempoVersion;
    std::int64_t schema = 0;
    Timestamp createdAt;
    std::string origin; ///< `requested` or `scheduled`
    std::uint64_t events = 0;
    std::uint64_t senders = 0;
    std::uint64_t auditLines = 0;
    std::vector<BackupFileInfo> files;
    friend bool operator==(const BackupInfo&, const BackupInfo&) = default;
};

// backups.list
struct BackupListParams {
    std::string folder; ///< empty: the folder of the setting backup.folder
    friend bool operator==(const BackupListParams&, const BackupListParams&) = default;
};
struct UnusableBackup {
    std::string path;
    std::string fault; ///< in words
    friend bool operator==(const UnusableBackup&, const UnusableBackup&) = default;
};
struct BackupList {
    std::string folder;
    std::vector<BackupInfo> backups; ///< newest first
    std::vector<UnusableBackup> unusable;
    friend bool operator==(const BackupList&, const BackupList&) = default;
};

// backups.verify, backups.restore
struct BackupPathParams {
    std::string path; ///< the backup's own folder
    friend bool operator==(const BackupPathParams&, const BackupPathParams&) = default;
};

// backups.restore, backups.undoRestore: answered before the daemon begins anew with other data
struct RestoreStarted {
    std::string keptIn; ///< the folder that will hold what is replaced
    friend bool operator==(const RestoreStarted&, const RestoreStarted&) = default;
};

// backups.lastRestore: what came of it; absent fields when this run has not begun with one
struct RestoreOutcome {
    std::string keptIn; ///< the folder of what was replaced; empty: there was no restore
    std::string fault;  ///< why the earlier data were put back; empty when all went well
    std::uint64_t unreadableTokens = 0; ///< how many the encryption key at hand does not open
    friend bool operator==(const RestoreOutcome&, const RestoreOutcome&) = default;
};

} // namespace tempo::protocol
