#pragma once

#include "crypto/key_ring.hpp"
#include "crypto/secret.hpp"

#include <tempo/core/error.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tempo::crypto {

/// What a sealed value is bound to: moved to another purpose or row it does not open.
struct SealContext {
    Purpose purpose{};
    std::string_view row; ///< names the row for a person too: the text form of an id
};

/// The id of the master key that an envelope names; nothing for what is too short to be one. It is
/// not proven by this alone.
std::optional<KeyId> keyIdOfSealed(std::string_view sealed);

/// Seals small values with AES-256-GCM under the ring's current key.
///
/// The envelope is: version (1 byte, 1), key id (4), random nonce (12), ciphertext (as long as the
/// plain text), tag (16). Additional data: version, key id, the purpose's words after their length
/// (4 bytes, big-endian), and the row. Nonces are random, which bounds the use of one key to about
/// 2^32 sealed values. Any thread; the ring must outlive the box.
class SealedBox {
public:
    explicit SealedBox(const KeyRing& keys) : keys_(keys) {}

    std::string seal(const SealContext& context, std::span<const std::uint8_t> plain) const;

    /// Errors name the row, never what a part of the envelope held. Unsupported: an envelope of
    /// another version. Unavailable: sealed with a key that the ring does not hold. Damaged: all
    /// else.
    Expected<SecretBytes> open(const SealContext& context, std::string_view sealed) const;

private:
    const KeyRing& keys_;
};

} // namespace tempo::crypto
