#pragma once

#include <tempo/core/error.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// `restore.json` in the data folder: a restore that has been decided on and is not complete. While
/// it is there, the next start carries on. Everything throws DatabaseFailure.
namespace tempo::store {

inline constexpr std::string_view kJournalName = "restore.json";
/// Where a checked copy of a backup waits.
inline constexpr std::string_view kStagedFolder = "restore-staged";

struct RestoreJournal {
    std::string from;               ///< folder in the data folder that holds the new files
    std::string keepIn;             ///< folder in the data folder for what is replaced
    std::vector<std::string> files; ///< the new files: the database, and its log if it has one
    std::string source;             ///< where the data come from, in words for a person
    std::string actor;              ///< who asked for it
    std::string fault;              ///< not empty: the earlier data are put back, and this is why

    friend bool operator==(const RestoreJournal&, const RestoreJournal&) = default;
};

std::string toText(const RestoreJournal& journal);

/// Damaged: not a journal.
Expected<RestoreJournal> parseRestoreJournal(std::string_view text);

/// Nothing when no restore is under way.
Expected<std::optional<RestoreJournal>> readJournal(const std::filesystem::path& data);

/// Puts it in the place of an earlier one, at once and synced.
void writeJournal(const std::filesystem::path& data, const RestoreJournal& journal);

void removeJournal(const std::filesystem::path& data);

} // namespace tempo::store
