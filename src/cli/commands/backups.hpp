#pragma once

#include "cli/arguments/verb.hpp"
#include "cli/context.hpp"

#include <chrono>
#include <cstdint>
#include <string>

/// What the verbs about backups share.
namespace tempo::cli {

/// How long a command waits for work that grows with the data.
inline constexpr std::chrono::milliseconds kLongPatience = std::chrono::hours(12);

/// The daemon has another working folder. Empty stays empty.
std::string absolutePath(const std::string& path);

/// Bytes of all its files.
std::uint64_t sizeOf(const protocol::BackupInfo& backup);

void addBackupList(Verb parent, Command& chosen);

} // namespace tempo::cli
