#pragma once

#include "store/backup/manifest.hpp"

#include <tempo/core/error.hpp>

#include <cstdint>
#include <filesystem>

namespace tempo::store {

/// DiskFull unless so many bytes fit into the folder and leave room for the daemon's own writes.
Expected<void> checkRoom(const std::filesystem::path& folder, std::uint64_t bytes);

/// Bytes of all its files.
std::uint64_t sizeOf(const BackupManifest& manifest);

} // namespace tempo::store
