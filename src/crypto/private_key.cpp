#include "crypto/private_key.hpp"

#include "crypto/key_strength.hpp"
#include "crypto/memory_bio.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <cstdint>
#include <span>
#include <vector>

namespace tempo::crypto {
namespace {

using DigestContext = OpensslPtr<EVP_MD_CTX, &EVP_MD_CTX_free>;
using Bytes = std::span<const std::uint8_t>;

/// Stands in for OpenSSL's own question on the terminal. `asked` points to a bool.
int refusePassphrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* asked) {
    *static_cast<bool*>(asked) = true;
    return -1;
}

DigestContext newDigestContext() {
    return DigestContext(require(EVP_MD_CTX_new(), "EVP_MD_CTX_new"));
}

/// Empty when the key cannot sign.
std::vector<std::uint8_t> signatureOf(Bytes message, EVP_PKEY* key) {
    const auto context = newDigestContext();
    std::size_t size = 0;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size()) != 1) {
        return {};
    }
    std::vector<std::uint8_t> signature(size);
    if (EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) !=
        1) {
        return {};
    }
    signature.resize(size);
    return signature;
}

/// A damaged key can still be well-formed, and would then fail in every handshake.
bool signsForItself(EVP_PKEY* key) {
    const auto message = asBytes("Tempo");
    const auto signature = signatureOf(message, key);
    const auto context = newDigestContext();
    return !signature.empty() &&
           EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                            message.size()) == 1;
}

tl::unexpected<Error> noKey() {
    return failure(ErrorCode::InvalidInput,
                   "There is no private key that can be read in this text: none is there, or it is "
                   "cut short. Give the key in PEM form, which begins with "
                   "-----BEGIN PRIVATE KEY-----.");
}

tl::unexpected<Error> encryptedKey() {
    return failure(ErrorCode::InvalidInput,
                   "The private key is encrypted, and Tempo has nobody to ask for its passphrase "
                   "when it starts. Give it without one, for example from: "
                   "openssl pkey -in KEY -out NEWKEY");
}

tl::unexpected<Error> tooLong() {
    return failure(ErrorCode::InvalidInput,
                   "The text for the private key is longer than 128 KiB, so it is no key file. "
                   "Check that it is the right one.");
}

tl::unexpected<Error> damagedKey() {
    return failure(ErrorCode::Damaged,
                   "The private key is damaged: what it signs does not fit its own public part. "
                   "Take it from where it was made once more.");
}

} // namespace

PrivateKey PrivateKey::generate() {
    return PrivateKey(
        require(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), "EVP_PKEY_Q_keygen"));
}

Expected<PrivateKey> PrivateKey::fromPem(const SecretBytes& pem) {
    if (pem.size() > kPrivateKeyTextLimit) {
        return tooLong();
    }
    const ErrorScope errors;
    bool encrypted = false;
    PrivateKey key(PEM_read_bio_PrivateKey(readerOf(pem.view()).get(), nullptr, &refusePassphrase,
                                           &encrypted));
    if (key.native() == nullptr) {
        return encrypted ? encryptedKey() : noKey();
    }
    if (auto strong = checkKeyStrength(key.native(), "The private key"); !strong) {
        return tl::unexpected(std::move(strong.error()));
    }
    if (!signsForItself(key.native())) {
        return damagedKey();
    }
    return key;
}

SecretBytes PrivateKey::toPem() const {
    const auto writer = newWriter();
    require(PEM_write_bio_PKCS8PrivateKey(writer.get(), native(), nullptr, nullptr, 0, nullptr,
                                          nullptr),
            "PEM_write_bio_PKCS8PrivateKey");
    return SecretBytes::copyOf(writtenTo(writer));
}

void PrivateKey::Deleter::operator()(evp_pkey_st* key) const noexcept {
    EVP_PKEY_free(key);
}

} // namespace tempo::crypto
