#pragma once

#include "core/sender.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/keyed_hash.hpp"
#include "crypto/sealed_box.hpp"
#include "crypto/secret.hpp"

#include <tempo/core/error.hpp>
#include <tempo/core/sender.hpp>

#include <string_view>

namespace tempo::daemon {

/// Makes tokens, and knows them again: the keyed hash by which a token is found, and the sealed
/// form in which its owner can have it shown. Io thread.
class TokenMint {
public:
    /// `keys` must outlive it.
    explicit TokenMint(const crypto::KeyRing& keys)
        : box_(keys), lookupHash_(keys.subkey(crypto::Purpose::TokenLookup)) {}

    struct Issued {
        crypto::SecretBytes value;
        SenderToken stored; ///< without the sealed value where the sender wants it shown only once
    };

    Issued issue(const Sender& sender) const;

    /// The value of a token that was kept sealed.
    Expected<crypto::SecretBytes> open(const SenderToken& token) const;

    crypto::Digest lookupOf(std::string_view token) const { return lookupHash_(token); }

private:
    crypto::SealedBox box_;
    crypto::KeyedHash lookupHash_;
};

} // namespace tempo::daemon
