#include "crypto/keyed_hash.hpp"

#include "crypto/openssl.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <stdexcept>
#include <string>

namespace tempo::crypto {

KeyedHash::KeyedHash(const SecretBytes& key) {
    if (key.empty()) {
        throw std::invalid_argument("KeyedHash: the key is empty");
    }
    const OpensslPtr<EVP_MAC, &EVP_MAC_free> algorithm(
        require(EVP_MAC_fetch(nullptr, "HMAC", nullptr), "EVP_MAC_fetch"));
    context_.reset(require(EVP_MAC_CTX_new(algorithm.get()), "EVP_MAC_CTX_new"));
    std::string digest = "SHA256";
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_end(),
    };
    require(EVP_MAC_init(context_.get(), key.bytes().data(), key.size(), parameters.data()),
            "EVP_MAC_init");
}

Digest KeyedHash::operator()(std::string_view text) const {
    return (*this)(text, {});
}

Digest KeyedHash::operator()(std::string_view first, std::string_view second) const {
    Digest digest{};
    std::size_t written = 0;
    // Without a key the context goes back to its state after the key.
    require(EVP_MAC_init(context_.get(), nullptr, 0, nullptr), "EVP_MAC_init");
    for (const auto part : {first, second}) {
        require(EVP_MAC_update(context_.get(), asBytes(part).data(), part.size()),
                "EVP_MAC_update");
    }
    require(EVP_MAC_final(context_.get(), digest.data(), &written, digest.size()), "EVP_MAC_final");
    return digest;
}

void KeyedHash::Deleter::operator()(evp_mac_ctx_st* context) const noexcept {
    EVP_MAC_CTX_free(context);
}

} // namespace tempo::crypto
