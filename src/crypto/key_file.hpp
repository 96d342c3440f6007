#pragma once

#include "crypto/secret.hpp"

#include <tempo/core/error.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace tempo::crypto {

/// Where the master key may come from. The first that is set wins: `environmentKey`,
/// `environmentFile`, the credential `encryption_key` if there is one, `file`. Setting both of the
/// first two is an error.
struct KeyLocation {
    /// `encryption_key` in the configuration folder.
    std::filesystem::path file{};
    /// TEMPO_ENCRYPTION_KEY.
    std::optional<std::string> environmentKey{};
    /// TEMPO_ENCRYPTION_KEY_FILE.
    std::optional<std::filesystem::path> environmentFile{};
    /// CREDENTIALS_DIRECTORY, systemd's.
    std::optional<std::filesystem::path> credentialsDirectory{};
};

/// Where a master key comes from. Only a key of `File` is Tempo's own to make and to change.
enum class KeyOrigin : std::uint8_t { File, Environment, EnvironmentFile, Credential };

struct FoundKey {
    KeyOrigin origin = KeyOrigin::File;
    std::optional<SecretBytes> key{}; ///< nothing: `origin` is File, and it does not exist
};

/// Reads the master key and makes nothing. Errors are those of loadOrCreateKey. Any thread.
Expected<FoundKey> findKey(const KeyLocation& location);

/// The master key, kKeySize bytes. Only `file` is made when it is missing, together with its
/// folder; of several processes that make it at once all get the same key. Any thread.
///
/// A key is one line of base64. A key file must be a regular file that belongs to the user who runs
/// this (or to root) and that nobody else can read; systemd may let a group read its credentials.
/// Errors name the file and what to do. InvalidInput: the environment's setting is wrong. NotFound:
/// a file that the environment names does not exist. Damaged: a file is not a proper key file.
/// Unavailable: the file cannot be read or made.
Expected<SecretBytes> loadOrCreateKey(const KeyLocation& location);

/// The key in a file, under the same rules. NotFound when there is no such file.
Expected<SecretBytes> readKeyFile(const std::filesystem::path& file);

} // namespace tempo::crypto
