#pragma once

#include "core/sender.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/keyed_hash.hpp"
#include "crypto/sealed_box.hpp"
#include "crypto/secret.hpp"
#include "daemon/keys/lookup_key.hpp"

#include <tempo/core/error.hpp>
#include <tempo/core/sender.hpp>

#include <cstdint>
#include <string_view>

namespace tempo::daemon {

/// Makes tokens, and knows them again: the keyed hash by which a token is found, and the sealed
/// form in which its owner can have it shown. Io thread.
class TokenMint {
public:
    /// `keys` must outlive it.
    TokenMint(const crypto::KeyRing& keys, const LookupKey& lookup)
        : box_(keys), lookupHash_(lookup.key), lookupKeyId_(lookup.id) {}

    struct Issued {
        crypto::SecretBytes value;
        SenderToken stored; ///< without the sealed value where the sender wants it shown only once
    };

    Issued issue(const Sender& sender) const;

    /// The value of a token that was kept sealed.
    Expected<crypto::SecretBytes> open(const SenderToken& token) const;

    /// Whether a token with this stored form would be found if it came.
    bool finds(const SenderToken& token) const { return token.lookupKey == lookupKeyId_; }

    crypto::Digest lookupOf(std::string_view token) const { return lookupHash_(token); }

private:
    crypto::SealedBox box_;
    crypto::KeyedHash lookupHash_;
    std::int64_t lookupKeyId_;
};

} // namespace tempo::daemon
