#pragma once

#include "crypto/secret.hpp"

#include <tempo/core/error.hpp>

#include <filesystem>
#include <optional>

namespace tempo::crypto {

/// The key that is to follow the one in a key file, in a file beside it whose name ends with `.new`
/// for as long as the change lasts. Everything that returns success is on the disk. Errors name the
/// file. Any thread, one at a time.
class NextKeyFile {
public:
    explicit NextKeyFile(std::filesystem::path keyFile);

    const std::filesystem::path& path() const { return path_; }

    /// Nothing when there is none. Damaged, Unavailable: it is there and cannot be used.
    Expected<std::optional<SecretBytes>> read() const;

    /// Writes a new key. Unavailable: it is there already, or the system refused.
    Expected<SecretBytes> create() const;

    /// Puts it in the place of the key file, whose earlier key is gone then.
    Expected<void> promote() const;

    /// Success also when there is none.
    Expected<void> remove() const;

private:
    std::filesystem::path keyFile_;
    std::filesystem::path path_;
};

} // namespace tempo::crypto
