#pragma once

#include "crypto/digest.hpp"
#include "crypto/secret.hpp"

#include <memory>
#include <string_view>

struct evp_mac_ctx_st;

namespace tempo::crypto {

/// HMAC-SHA-256 (RFC 2104) under one key. The key is prepared once, so that a call costs little
/// more than hashing the text. Calls share a context: one thread at a time.
class KeyedHash {
public:
    /// Throws std::invalid_argument for an empty key.
    explicit KeyedHash(const SecretBytes& key);

    Digest operator()(std::string_view text) const;

    /// Of two texts as if they were one.
    Digest operator()(std::string_view first, std::string_view second) const;

private:
    struct Deleter {
        void operator()(evp_mac_ctx_st* context) const noexcept;
    };

    std::unique_ptr<evp_mac_ctx_st, Deleter> context_; ///< wipes the key when it is freed
};

} // namespace tempo::crypto
