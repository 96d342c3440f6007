#pragma once

#include "crypto/secret.hpp"

#include <tempo/core/error.hpp>

#include <filesystem>

namespace tempo::crypto {

/// Makes a key file with a new random key, mode 0600, and its folder, mode 0700, where that is
/// missing. The file appears under its name whole and synced with its folder, or not at all. One
/// that exists already, or that another process makes at the same time, is left alone: that is
/// success too. Unavailable: the system refused.
Expected<void> createKeyFile(const std::filesystem::path& file);

/// A new random key.
SecretBytes newKey();

/// Writes a key to `file`, mode 0600, and syncs it, not its folder. Unavailable: the file exists,
/// or the system refused; nothing of it is left then.
Expected<void> writeKeyFile(const std::filesystem::path& file, const SecretBytes& key);

/// Makes changes of names in a folder last. Unavailable: the system refused.
Expected<void> syncFolder(const std::filesystem::path& folder);

} // namespace tempo::crypto
