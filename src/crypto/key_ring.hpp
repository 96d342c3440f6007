#pragma once

#include "crypto/secret.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tempo::crypto {

/// The size of a master key, in bytes.
inline constexpr std::size_t kKeySize = 32;

/// What a subkey is used for. Each purpose has a key of its own.
enum class Purpose : std::uint8_t {
    SealedToken, ///< seals tokens, to be shown again
    TokenLookup, ///< the keyed hash by which a token is found
    SealedTlsKey ///< seals the private keys of certificates
};

/// The purpose in words: HKDF's info, and part of what a sealed value is bound to. Stored values
/// depend on these words.
std::string_view toText(Purpose purpose);

/// Names a master key without telling anything about it.
struct KeyId {
    std::array<std::uint8_t, 4> bytes{};

    friend bool operator==(const KeyId&, const KeyId&) = default;
};

/// The master keys of an installation: the current one, and those that older sealed values still
/// need. Subkeys are derived by HKDF-SHA-256. Const members may be called from any thread.
class KeyRing {
public:
    /// Throws std::invalid_argument unless the key has kKeySize bytes.
    explicit KeyRing(SecretBytes masterKey);
    KeyRing(const KeyRing&) = delete;
    KeyRing& operator=(const KeyRing&) = delete;

    /// Adds a key that opens values but seals none.
    void addRetired(SecretBytes masterKey);

    KeyId currentId() const { return keys_.front().id; }

    /// The current key's subkey, kKeySize bytes.
    SecretBytes subkey(Purpose purpose) const;

    /// The subkey of the key with that id; nothing when the ring does not hold it.
    std::optional<SecretBytes> subkey(Purpose purpose, const KeyId& id) const;

private:
    struct Key {
        KeyId id;
        SecretBytes master;
    };

    void add(SecretBytes masterKey);

    std::vector<Key> keys_; ///< never empty; the current one first
};

} // namespace tempo::crypto
