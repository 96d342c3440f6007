#pragma once

#include "crypto/secret.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tempo::crypto {

/// The size of a master key, in bytes.
inline constexpr std::size_t kKeySize = 32;

/// What a subkey is used for. Each purpose has a key of its own.
enum class Purpose : std::uint8_t {
    SealedToken,    ///< seals tokens, to be shown again
    TokenLookup,    ///< the first lookup key of an installation that stored none
    SealedTlsKey,   ///< seals the private keys of certificates
    SealedLookupKey ///< seals the keys of the hashes by which tokens are found
};

/// The purpose in words: HKDF's info, and part of what a sealed value is bound to. Stored values
/// depend on these words.
std::string_view toText(Purpose purpose);

/// Names a master key without telling anything about it.
struct KeyId {
    std::array<std::uint8_t, 4> bytes{};

    friend bool operator==(const KeyId&, const KeyId&) = default;
};

/// The name of a master key, derived from it.
KeyId keyIdOf(const SecretBytes& masterKey);

/// Eight hexadecimal digits.
std::string toText(const KeyId& id);

/// The master keys of an installation: the current one, and those that older sealed values still
/// need. Subkeys are derived by HKDF-SHA-256. Const members may be called from any thread while no
/// other one runs.
class KeyRing {
public:
    /// Throws std::invalid_argument unless the key has kKeySize bytes.
    explicit KeyRing(SecretBytes masterKey);
    KeyRing(const KeyRing&) = delete;
    KeyRing& operator=(const KeyRing&) = delete;
    KeyRing(KeyRing&&) noexcept = default;
    KeyRing& operator=(KeyRing&&) noexcept = default;
    ~KeyRing() = default;

    /// Adds a key that opens values but seals none; does nothing when the ring holds it already.
    void addRetired(SecretBytes masterKey);

    /// Seals with that key from now on; the one before is retired. Throws std::invalid_argument
    /// when the ring does not hold it.
    void makeCurrent(const KeyId& id);

    /// Wipes every key but the current one.
    void forgetRetired();

    /// The same keys as they are now, for another thread.
    std::shared_ptr<const KeyRing> snapshot() const;

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
