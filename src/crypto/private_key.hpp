#pragma once

#include "crypto/secret.hpp"

#include <tempo/core/error.hpp>

#include <cstddef>
#include <memory>

struct evp_pkey_st;

namespace tempo::crypto {

/// The longest text that may hold a private key; room for a chain of certificates beside it.
inline constexpr std::size_t kPrivateKeyTextLimit = std::size_t{128} * 1024;

/// The private key of a certificate. Moves but never copies; its parts are wiped when it ends. A
/// moved-from value has no key and may only be assigned to or destroyed. Any thread.
class PrivateKey {
public:
    /// A new ECDSA key on P-256.
    static PrivateKey generate();

    /// Reads the first private key of a PEM text (RFC 7468 PKCS#8, and the older RSA and EC forms).
    /// Other blocks and the text around them are passed over. Never asks for a passphrase.
    /// InvalidInput: no key in it, an encrypted one, one that checkKeyStrength refuses, or too long
    /// a text. Damaged: a key whose private and public part do not belong together.
    static Expected<PrivateKey> fromPem(const SecretBytes& pem);

    /// The key as PKCS#8 in PEM, not encrypted.
    SecretBytes toPem() const;

    /// For OpenSSL's functions; borrowed.
    evp_pkey_st* native() const { return key_.get(); }

private:
    struct Deleter {
        void operator()(evp_pkey_st* key) const noexcept;
    };

    explicit PrivateKey(evp_pkey_st* key) : key_(key) {}

    std::unique_ptr<evp_pkey_st, Deleter> key_;
};

} // namespace tempo::crypto
