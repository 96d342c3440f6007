#pragma once

#include <tempo/core/error.hpp>
#include <tempo/core/timestamp.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// `manifest.json`: what a backup holds, and how to tell that it is whole. docs/BACKUP.md describes
/// the format.
namespace tempo::store {

inline constexpr std::string_view kManifestName = "manifest.json";
inline constexpr std::string_view kDatabaseName = "tempo.db";
/// A manifest that is longer is none of Tempo's.
inline constexpr std::size_t kManifestSize = 64UL * 1024;

enum class BackupOrigin : std::uint8_t {
    Requested, ///< a person asked for it
    Scheduled  ///< Tempo made it by itself, and may remove it when there are enough newer ones
};
std::string_view toText(BackupOrigin origin);

struct BackupFile {
    std::string name; ///< a name in the folder of the backup, never a path
    std::uint64_t bytes = 0;
    std::string sha256; ///< 64 hexadecimal digits

    friend bool operator==(const BackupFile&, const BackupFile&) = default;
};

struct BackupManifest {
    std::string tempoVersion; ///< of the program that made it
    int schema = 0;           ///< of its database
    Timestamp createdAt;
    BackupOrigin origin = BackupOrigin::Requested;
    std::uint64_t events = 0;
    std::uint64_t senders = 0;
    std::uint64_t auditLines = 0;
    std::vector<BackupFile> files; ///< all but the manifest itself

    friend bool operator==(const BackupManifest&, const BackupManifest&) = default;
};

/// As JSON, for a person to read too.
std::string toText(const BackupManifest& manifest);

/// Damaged: not a manifest. Unsupported: of a format that this version does not know.
Expected<BackupManifest> parseBackupManifest(std::string_view text);

} // namespace tempo::store
