#include "store/backup/backup.hpp"
#include "store/backup/file_content.hpp"
#include "store/backup/folder_name.hpp"
#include "store/database/connection.hpp"
#include "store/database/database_failure.hpp"
#include "store/database/files.hpp"
#include "store/database/integrity.hpp"
#include "store/schema/migrations.hpp"

#include <algorithm>
#include <set>
#include <system_error>

namespace tempo::store {
namespace {

namespace fs = std::filesystem;

Expected<BackupManifest> readManifest(const fs::path& backup) {
    const auto text = readSmallFile(backup / kManifestName, kManifestSize);
    if (!text) {
        return failure(ErrorCode::NotFound,
                       backup.string() + " is not a backup: it has no " +
                           std::string(kManifestName) +
                           ", or tempod may not read it. 'tempoctl backup list' shows them.");
    }
    return parseBackupManifest(*text);
}

Expected<void> checkFile(const fs::path& backup, const BackupFile& expected,
                         const std::stop_token& stop) {
    const auto found = describeFile(backup / expected.name, stop);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (*found != expected) {
        return failure(ErrorCode::Damaged, (backup / expected.name).string() +
                                               " is not as it was written: its checksum or size "
                                               "differs. Take another backup.");
    }
    return {};
}

/// A log beside the database would be read with it, and no checksum covers it.
Expected<void> checkNoLog(const fs::path& backup) {
    for (const auto* suffix : {"-wal", "-journal"}) {
        const auto log = backup / (std::string(kDatabaseName) + suffix);
        if (fs::exists(log)) {
            return failure(ErrorCode::Damaged, "Another program has written to the database of "
                                               "this backup: " +
                                                   log.string() + ". Take another backup.");
        }
    }
    return {};
}

Expected<void> checkDatabase(const fs::path& file, int schema) {
    const Connection connection(file, {Connection::Access::ReadOnly});
    const auto found = currentSchema(connection, migrations());
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (*found != schema) {
        return failure(ErrorCode::Damaged, "The database of the backup has another schema than its "
                                           "manifest says. Take another backup.");
    }
    return checkIntegrity(connection);
}

Expected<BackupManifest> verify(const fs::path& backup, const std::stop_token& stop) {
    auto manifest = readManifest(backup);
    if (!manifest) {
        return manifest;
    }
    for (const auto& file : manifest->files) {
        if (auto checked = checkFile(backup, file, stop); !checked) {
            return tl::unexpected(std::move(checked.error()));
        }
    }
    auto checked = checkNoLog(backup).and_then(
        [&] { return checkDatabase(backup / kDatabaseName, manifest->schema); });
    return checked ? manifest : tl::unexpected(std::move(checked.error()));
}

std::vector<FoundBackup> list(const fs::path& folder) {
    std::vector<FoundBackup> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().filename().string().starts_with(kBackupPrefix) && entry.is_directory()) {
            found.push_back({entry.path(), readManifest(entry.path())});
        }
    }
    // Their names begin with their times.
    std::ranges::sort(found, std::greater(), &FoundBackup::folder);
    return found;
}

/// Whether nothing but the files of the manifest is there: somebody else's file is not to be lost.
bool holdsOnlyItsFiles(const Backup& backup) {
    std::set<std::string, std::less<>> known{std::string(kManifestName)};
    std::ranges::transform(backup.manifest.files, std::inserter(known, known.end()),
                           &BackupFile::name);
    return std::ranges::all_of(fs::directory_iterator(backup.folder), [&](const auto& entry) {
        return entry.is_regular_file() && known.contains(entry.path().filename().string());
    });
}

/// Renamed first: what a crash leaves does not look like a backup, and the next one removes it.
void remove(const Backup& backup) {
    const auto name = "." + backup.folder.filename().string() + std::string(kPartialSuffix);
    const auto partial = backup.folder.parent_path() / name;
    renameFile(backup.folder, partial);
    std::error_code error;
    fs::remove_all(partial, error);
}

std::vector<Backup> scheduledBackups(const fs::path& folder) {
    std::vector<Backup> scheduled;
    for (auto& found : list(folder)) {
        if (found.manifest && found.manifest->origin == BackupOrigin::Scheduled) {
            scheduled.push_back({found.folder, *std::move(found.manifest)});
        }
    }
    return scheduled;
}

template<class Work>
auto asError(const Work& work) -> decltype(work()) {
    try {
        return work();
    } catch (const DatabaseFailure& failed) {
        return tl::unexpected(failed.toError());
    } catch (const fs::filesystem_error& failed) {
        return failure(ErrorCode::Unavailable, std::string(failed.what()) + ". Check the folder.");
    }
}

} // namespace

Expected<std::vector<FoundBackup>> listBackups(const fs::path& folder) {
    return asError([&]() -> Expected<std::vector<FoundBackup>> { return list(folder); });
}

Expected<BackupManifest> verifyBackup(const fs::path& backup, const std::stop_token& stop) {
    return asError([&] { return verify(backup, stop); });
}

Expected<std::vector<fs::path>> removeOldBackups(const fs::path& folder, std::size_t keep) {
    return asError([&]() -> Expected<std::vector<fs::path>> {
        std::vector<fs::path> removed;
        auto scheduled = scheduledBackups(folder);
        for (std::size_t i = keep; i < scheduled.size(); ++i) {
            if (holdsOnlyItsFiles(scheduled[i])) {
                remove(scheduled[i]);
                removed.push_back(scheduled[i].folder);
            }
        }
        return removed;
    });
}

} // namespace tempo::store
