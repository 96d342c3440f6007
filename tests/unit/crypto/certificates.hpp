#pragma once

#include "crypto/certificate_authority.hpp"
#include "crypto/certificate_signing.hpp"
#include "crypto/memory_bio.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/pem.h>

#include <chrono>
#include <string>
#include <string_view>

/// Keys and certificates for tests, good and bad.
namespace tempo::test {

using namespace std::chrono_literals;

inline constexpr Timestamp kNow =
    std::chrono::sys_days(std::chrono::year(2026) / std::chrono::January / 31) + 12h;
inline constexpr auto kDay = std::chrono::days(1);

using NativeKey = crypto::OpensslPtr<EVP_PKEY, &EVP_PKEY_free>;

inline NativeKey newRsaKey(std::size_t bits) {
    return NativeKey(
        crypto::require(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", bits), "EVP_PKEY_Q_keygen"));
}

inline NativeKey newEcKey(const char* curve) {
    return NativeKey(
        crypto::require(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", curve), "EVP_PKEY_Q_keygen"));
}

/// PKCS#8, encrypted if there is a passphrase.
inline crypto::SecretBytes pemOf(const NativeKey& key, std::string_view passphrase = {}) {
    const auto writer = crypto::newWriter();
    const auto* const cipher = passphrase.empty() ? nullptr : EVP_aes_256_cbc();
    crypto::require(
        PEM_write_bio_PKCS8PrivateKey(writer.get(), key.get(), cipher, passphrase.data(),
                                      static_cast<int>(passphrase.size()), nullptr, nullptr),
        "PEM_write_bio_PKCS8PrivateKey");
    return crypto::SecretBytes::copyOf(crypto::writtenTo(writer));
}

inline crypto::PrivateKey adopt(const NativeKey& key) {
    return crypto::PrivateKey::fromPem(pemOf(key)).value();
}

/// What an authority of others looks like.
inline crypto::CertificatePlan authorityPlan(std::string name) {
    return {.commonName = std::move(name),
            .notBefore = kNow - 100 * kDay,
            .notAfter = kNow + 100 * kDay,
            .extensions = {{NID_basic_constraints, "critical,CA:TRUE"},
                           {NID_key_usage, "critical,keyCertSign"},
                           {NID_subject_key_identifier, "hash"}}};
}

/// What a server certificate of others looks like.
inline crypto::CertificatePlan serverPlan() {
    return {.commonName = "nas.example",
            .notBefore = kNow - kDay,
            .notAfter = kNow + kDay,
            .extensions = {{NID_basic_constraints, "critical,CA:FALSE"},
                           {NID_key_usage, "critical,digitalSignature"},
                           {NID_ext_key_usage, "serverAuth"}},
            .names = {.dnsNames = {"nas.example"}, .ipAddresses = {"192.0.2.1"}}};
}

} // namespace tempo::test
