#include "crypto/hkdf.hpp"

#include "crypto/openssl.hpp"

#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <array>
#include <string>

namespace tempo::crypto {
namespace {

/// OpenSSL takes what it only reads through pointers to non-const.
OSSL_PARAM octets(const char* name, std::span<const std::uint8_t> bytes) {
    return OSSL_PARAM_construct_octet_string(name, const_cast<std::uint8_t*>(bytes.data()),
                                             bytes.size());
}

} // namespace

SecretBytes hkdfSha256(const HkdfInput& input, std::size_t size) {
    const OpensslPtr<EVP_KDF, &EVP_KDF_free> algorithm(
        require(EVP_KDF_fetch(nullptr, "HKDF", nullptr), "EVP_KDF_fetch"));
    const OpensslPtr<EVP_KDF_CTX, &EVP_KDF_CTX_free> context(
        require(EVP_KDF_CTX_new(algorithm.get()), "EVP_KDF_CTX_new"));
    std::string digest = "SHA256";
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
        octets(OSSL_KDF_PARAM_KEY, input.key),
        octets(OSSL_KDF_PARAM_INFO, asBytes(input.info)),
        input.salt.empty() ? OSSL_PARAM_construct_end() : octets(OSSL_KDF_PARAM_SALT, input.salt),
        OSSL_PARAM_construct_end(),
    };
    SecretBytes derived(size);
    require(EVP_KDF_derive(context.get(), derived.writable().data(), size, parameters.data()),
            "EVP_KDF_derive");
    return derived;
}

} // namespace tempo::crypto
