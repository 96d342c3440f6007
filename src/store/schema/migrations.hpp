#pragma once

#include "store/database/sql.hpp"

#include <tempo/core/error.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace tempo::store {

class Connection;

/// One step of the schema. Its statements end with `PRAGMA user_version = <number>`. A migration
/// that has been released is never edited; the next one corrects it.
struct Migration {
    int number = 0;
    Sql statements;
};

/// Marks the file as Tempo's ("Tmpo"), for file(1) and against a mix-up.
inline constexpr std::int64_t kApplicationId = 0x546D706F;

/// All steps, from schema 1 on, without a gap.
std::span<const Migration> migrations();

/// The schema of the file, 0 for a new one. Unsupported: the file is from a program that knows more
/// than `steps`, or is not Tempo's. Throws DatabaseFailure.
Expected<int> currentSchema(const Connection& connection, std::span<const Migration> steps);

struct MigrationReport {
    int before = 0; ///< 0: the file was new
    int after = 0;
    std::optional<std::filesystem::path> copy; ///< the file as it was before the first step

    friend bool operator==(const MigrationReport&, const MigrationReport&) = default;
};

/// Brings the database to the last of `steps`, each step in a transaction of its own. Before the
/// first one a complete copy, `<file>.before-<number>`, is written and synced; not for a new file.
/// Errors are those of currentSchema. Throws DatabaseFailure; the schema stays as the last good
/// step has left it.
Expected<MigrationReport> migrate(Connection& connection, std::span<const Migration> steps);

} // namespace tempo::store
