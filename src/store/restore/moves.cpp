#include "store/backup/folder_name.hpp"
#include "store/backup/manifest.hpp"
#include "store/database/database_failure.hpp"
#include "store/database/files.hpp"
#include "store/restore/restore.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <system_error>

namespace tempo::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFailedPrefix = "restore-failed-";

/// The database comes first when it goes, and last when it comes.
constexpr std::array<std::string_view, 2> kDatabaseFiles{kDatabaseName, "tempo.db-wal"};

bool isListed(const RestoreJournal& journal, std::string_view file) {
    return std::ranges::find(journal.files, file) != journal.files.end();
}

/// A new file that has not yet come.
bool waits(const fs::path& data, const RestoreJournal& journal, std::string_view file) {
    return isListed(journal, file) && fs::is_regular_file(data / journal.from / file);
}

/// A new file that has come.
bool isInPlace(const fs::path& data, const RestoreJournal& journal, std::string_view file) {
    return isListed(journal, file) && !fs::exists(data / journal.from / file);
}

/// Made anew whenever the database is opened.
void removeSharedMemory(const fs::path& data) {
    removeFile(data / "tempo.db-shm");
}

void syncAll(const fs::path& data, const RestoreJournal& journal) {
    for (const auto& folder : {data / journal.keepIn, data / journal.from, data}) {
        syncFolder(folder);
    }
}

void carryOut(const std::vector<Move>& moves) {
    for (const auto& move : moves) {
        renameFile(move.from, move.to);
    }
}

/// Carries out a journal that has been written; its fault says when it could not be.
RestoreJournal apply(const fs::path& data, RestoreJournal journal) {
    removeSharedMemory(data);
    createPrivateFolder(data / journal.keepIn);
    try {
        carryOut(movesLeft(data, journal));
        syncAll(data, journal);
    } catch (const DatabaseFailure& failed) {
        carryOut(movesBack(data, journal));
        removeJournal(data);
        journal.fault = failed.what();
    }
    return journal;
}

Error aPersonMustLook(const fs::path& data, const std::string& what) {
    return {ErrorCode::Damaged, "A restore broke off half way, and the earlier data could not be "
                                "put back: " +
                                    what + " Look for tempo.db in the folders of " + data.string() +
                                    ", put the right one there, and remove restore.json."};
}

template<class Work>
auto guarded(const fs::path& data, const Work& work) -> decltype(work()) {
    try {
        return work();
    } catch (const DatabaseFailure& failed) {
        return tl::unexpected(aPersonMustLook(data, failed.what()));
    }
}

} // namespace

std::vector<std::string> databaseFilesIn(const fs::path& folder) {
    std::vector<std::string> files;
    for (const auto file : kDatabaseFiles) {
        if (fs::is_regular_file(folder / file)) {
            files.emplace_back(file);
        }
    }
    return files;
}

std::vector<Move> movesLeft(const fs::path& data, const RestoreJournal& journal) {
    if (!waits(data, journal, kDatabaseName)) {
        return {}; // it is the last to come
    }
    std::vector<Move> moves;
    for (const auto file : kDatabaseFiles) {
        if (!isInPlace(data, journal, file) && fs::is_regular_file(data / file)) {
            moves.push_back({data / file, data / journal.keepIn / file});
        }
    }
    for (const auto file : kDatabaseFiles | std::views::reverse) {
        if (waits(data, journal, file)) {
            moves.push_back({data / journal.from / file, data / file});
        }
    }
    return moves;
}

std::vector<Move> movesBack(const fs::path& data, const RestoreJournal& journal) {
    std::vector<Move> moves;
    for (const auto file : kDatabaseFiles) {
        if (isInPlace(data, journal, file)) {
            moves.push_back({data / file, data / journal.from / file});
        }
    }
    for (const auto file : kDatabaseFiles | std::views::reverse) {
        if (fs::is_regular_file(data / journal.keepIn / file)) {
            moves.push_back({data / journal.keepIn / file, data / file});
        }
    }
    return moves;
}

Expected<std::optional<RestoreJournal>> applyRestore(const fs::path& data) {
    return guarded(data, [&]() -> Expected<std::optional<RestoreJournal>> {
        auto journal = readJournal(data);
        if (!journal || !*journal) {
            return journal;
        }
        return std::optional(apply(data, **std::move(journal)));
    });
}

Expected<RestoreJournal> takeRestoreBack(const RestoreRequest& request,
                                         const RestoreJournal& journal, const Error& fault) {
    return guarded(request.data, [&]() -> Expected<RestoreJournal> {
        RestoreJournal back{.from = journal.keepIn,
                            .keepIn = folderName(kFailedPrefix, request.at),
                            .files = databaseFilesIn(request.data / journal.keepIn),
                            .source = journal.source,
                            .actor = journal.actor,
                            .fault = fault.detail};
        if (back.files.empty()) {
            return tl::unexpected(aPersonMustLook(request.data, fault.detail));
        }
        writeJournal(request.data, back);
        return apply(request.data, std::move(back));
    });
}

void finishRestore(const fs::path& data, const RestoreJournal& journal) {
    removeJournal(data);
    std::error_code ignored; // a leftover folder does no harm
    fs::remove_all(data / kStagedFolder, ignored);
    for (const auto& emptied : {journal.from, journal.keepIn}) {
        fs::remove(data / emptied, ignored);
    }
}

} // namespace tempo::store
