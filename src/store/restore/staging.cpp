#include "store/backup/backup.hpp"
#include "store/backup/folder_name.hpp"
#include "store/backup/room.hpp"
#include "store/database/database_failure.hpp"
#include "store/database/files.hpp"
#include "store/restore/restore.hpp"

#include <algorithm>
#include <system_error>

namespace tempo::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kKeptPrefix = "before-restore-";

Expected<void> checkNonePending(const fs::path& data) {
    const auto pending = readJournal(data);
    if (!pending) {
        return tl::unexpected(pending.error());
    }
    if (*pending) {
        return failure(ErrorCode::Conflict, "A restore waits for the next start of tempod already. "
                                            "Start it again first.");
    }
    return {};
}

/// A copy of the database and the manifest alone: what is checked is what will be used.
void copyBackup(const fs::path& backup, const fs::path& staged) {
    std::error_code error;
    fs::remove_all(staged, error);
    createPrivateFolder(staged);
    for (const auto& entry : fs::directory_iterator(backup)) {
        const auto target = staged / entry.path().filename();
        if (entry.is_regular_file()) {
            fs::copy_file(entry.path(), target);
            fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);
            syncFile(target);
        }
    }
    syncFolder(staged);
}

RestoreJournal journalFor(const RestoreRequest& request, std::string from, std::string source) {
    return {.from = std::move(from),
            .keepIn = folderName(kKeptPrefix, request.at),
            .files = {},
            .source = std::move(source),
            .actor = request.actor,
            .fault = {}};
}

Expected<RestoreJournal> stage(const RestoreRequest& request, const fs::path& backup,
                               const std::stop_token& stop) {
    if (auto none = checkNonePending(request.data); !none) {
        return tl::unexpected(std::move(none.error()));
    }
    // Looked at where it is first: what is no backup is not copied.
    const auto looked = verifyBackup(backup, stop);
    if (!looked) {
        return tl::unexpected(looked.error());
    }
    if (auto room = checkRoom(request.data, sizeOf(*looked)); !room) {
        return tl::unexpected(std::move(room.error()));
    }
    const auto staged = request.data / kStagedFolder;
    copyBackup(backup, staged);
    const auto checked = verifyBackup(staged, stop);
    if (!checked) {
        return tl::unexpected(checked.error());
    }
    auto journal =
        journalFor(request, std::string(kStagedFolder),
                   "the backup " + backup.string() + " of " + formatRfc3339(checked->createdAt));
    journal.files = {std::string(kDatabaseName)};
    writeJournal(request.data, journal);
    return journal;
}

std::optional<fs::path> newestKept(const fs::path& data) {
    std::optional<fs::path> newest;
    for (const auto& entry : fs::directory_iterator(data)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(kKeptPrefix) && fs::exists(entry.path() / kDatabaseName) &&
            (!newest || *newest < entry.path())) {
            newest = entry.path();
        }
    }
    return newest;
}

Expected<RestoreJournal> stageKept(const RestoreRequest& request) {
    if (auto none = checkNonePending(request.data); !none) {
        return tl::unexpected(std::move(none.error()));
    }
    const auto kept = newestKept(request.data);
    if (!kept) {
        return failure(ErrorCode::NotFound,
                       "There is no restore to be undone: " + request.data.string() +
                           " holds no folder before-restore-….");
    }
    auto journal = journalFor(request, kept->filename().string(),
                              "what an earlier restore had replaced, " + kept->string());
    journal.files = databaseFilesIn(*kept);
    writeJournal(request.data, journal);
    return journal;
}

template<class Work>
Expected<RestoreJournal> asError(const Work& work) {
    try {
        return work();
    } catch (const DatabaseFailure& failed) {
        return tl::unexpected(failed.toError());
    } catch (const fs::filesystem_error& failed) {
        return failure(ErrorCode::Unavailable, std::string(failed.what()) + ". Check the disk.");
    }
}

} // namespace

Expected<RestoreJournal> stageRestore(const RestoreRequest& request, const fs::path& backup,
                                      const std::stop_token& stop) {
    return asError([&] { return stage(request, backup, stop); });
}

Expected<RestoreJournal> stageUndo(const RestoreRequest& request) {
    return asError([&] { return stageKept(request); });
}

} // namespace tempo::store
