#pragma once

#include "store/restore/journal.hpp"

#include <tempo/core/error.hpp>
#include <tempo/core/timestamp.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// Putting a backup in the place of the data, in two parts. Staging happens beside the running
/// store: a checked copy, and a journal that says what to do with it. The next start carries the
/// journal out before it opens the database, by renames alone, and can be killed between any two of
/// them: the start after it goes on from what it finds. When the new data cannot be opened, the
/// earlier ones are put back in the same way. docs/BACKUP.md tells the steps.
namespace tempo::store {

struct RestoreRequest {
    std::filesystem::path data; ///< the data folder
    std::string actor;          ///< who asks
    Timestamp at;
};

/// Copies a backup into the data folder, checks the copy, and writes the journal. Errors are those
/// of verifyBackup; DiskFull; Conflict: another restore waits for the next start.
Expected<RestoreJournal> stageRestore(const RestoreRequest& request,
                                      const std::filesystem::path& backup,
                                      const std::stop_token& stop);

/// The same with what the last restore has replaced. NotFound: there was none.
Expected<RestoreJournal> stageUndo(const RestoreRequest& request);

/// A file goes from one name to another.
struct Move {
    std::filesystem::path from;
    std::filesystem::path to;

    friend bool operator==(const Move&, const Move&) = default;
};

/// The names of the files of a database that are there: itself, and its log if it has one.
std::vector<std::string> databaseFilesIn(const std::filesystem::path& folder);

/// What a restore still has to do: it follows from the files that are there. The replaced files go
/// first, and the new database comes last.
std::vector<Move> movesLeft(const std::filesystem::path& data, const RestoreJournal& journal);

/// What takes a restore back whose database has not come.
std::vector<Move> movesBack(const std::filesystem::path& data, const RestoreJournal& journal);

/// Carries out the journal if there is one. The folder is locked and the database is closed. When a
/// move fails, all are taken back, the journal is removed, and its `fault` says why: the data are
/// the earlier ones. An Error: they could not be put back; a person must look.
Expected<std::optional<RestoreJournal>> applyRestore(const std::filesystem::path& data);

/// Puts back what the journal's restore has replaced, because of `fault`. What it had put in place
/// is kept in a folder `restore-failed-<time>`. Gives the journal of that.
Expected<RestoreJournal> takeRestoreBack(const RestoreRequest& request,
                                         const RestoreJournal& journal, const Error& fault);

/// The new data are in use: removes journal and leftovers.
void finishRestore(const std::filesystem::path& data, const RestoreJournal& journal);

} // namespace tempo::store
