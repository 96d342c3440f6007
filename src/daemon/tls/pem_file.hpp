#pragma once

#include "crypto/secret.hpp"

#include <tempo/core/error.hpp>

#include <cstdint>
#include <filesystem>

namespace tempo::daemon {

/// What a PEM file holds, and so who may read it.
enum class PemContent : std::uint8_t { Certificates, PrivateKey };

/// The text of a regular file, at most 128 KiB and a byte (a longer one is cut there, for the
/// reader to refuse). Symbolic links are followed. A private key that users outside its owner and
/// group can read, or that its group can change, is refused: InvalidInput. Unavailable says which
/// user must be able to read the file.
Expected<crypto::SecretBytes> readPemFile(const std::filesystem::path& file, PemContent content);

} // namespace tempo::daemon
