#include "crypto/sealed_box.hpp"

#include "crypto/digest.hpp"
#include "crypto/openssl.hpp"
#include "crypto/random.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <stdexcept>

namespace tempo::crypto {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kNonceSize = 12;
constexpr std::size_t kTagSize = 16;
constexpr std::size_t kPrefixSize = 1 + sizeof(KeyId::bytes); ///< version and key id
constexpr std::size_t kHeadSize = kPrefixSize + kNonceSize;
/// EVP counts in int.
constexpr std::size_t kPlainLimit = std::numeric_limits<int>::max();

using CipherContext = OpensslPtr<EVP_CIPHER_CTX, &EVP_CIPHER_CTX_free>;

CipherContext newCipherContext() {
    return CipherContext(require(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new"));
}

/// The parts of an envelope, borrowed from it.
struct Envelope {
    std::span<const std::uint8_t> prefix;
    std::span<const std::uint8_t> nonce;
    std::span<const std::uint8_t> cipherText;
    std::span<const std::uint8_t> tag;
};

std::optional<Envelope> split(std::span<const std::uint8_t> sealed) {
    if (sealed.size() < kHeadSize + kTagSize || sealed.size() > kPlainLimit) {
        return std::nullopt;
    }
    const auto cipherSize = sealed.size() - kHeadSize - kTagSize;
    return Envelope{sealed.first(kPrefixSize), sealed.subspan(kPrefixSize, kNonceSize),
                    sealed.subspan(kHeadSize, cipherSize), sealed.last(kTagSize)};
}

KeyId namedKey(const Envelope& envelope) {
    KeyId id;
    std::ranges::copy(envelope.prefix.subspan(1), id.bytes.begin());
    return id;
}

std::string additionalData(std::span<const std::uint8_t> prefix, const SealContext& context) {
    const auto purpose = toText(context.purpose);
    std::string data(prefix.begin(), prefix.end());
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        data += static_cast<char>(purpose.size() >> shift & 0xFFU);
    }
    data += purpose;
    data += context.row;
    return data;
}

/// Writes cipher text, as long as the plain text, and tag.
void encrypt(const SecretBytes& key, std::span<const std::uint8_t> nonce,
             std::string_view additional, std::span<const std::uint8_t> plain,
             std::span<std::uint8_t> cipherText, std::span<std::uint8_t> tag) {
    const auto context = newCipherContext();
    auto* const c = context.get();
    int written = 0;
    require(EVP_EncryptInit_ex2(c, EVP_aes_256_gcm(), key.bytes().data(), nonce.data(), nullptr),
            "EVP_EncryptInit_ex2");
    require(EVP_EncryptUpdate(c, nullptr, &written, asBytes(additional).data(),
                              static_cast<int>(additional.size())),
            "EVP_EncryptUpdate");
    require(EVP_EncryptUpdate(c, cipherText.data(), &written, plain.data(),
                              static_cast<int>(plain.size())),
            "EVP_EncryptUpdate");
    require(EVP_EncryptFinal_ex(c, tag.data(), &written), "EVP_EncryptFinal_ex");
    require(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, static_cast<int>(tag.size()), tag.data()),
            "EVP_CTRL_AEAD_GET_TAG");
}

/// Nothing when the tag does not fit.
std::optional<SecretBytes> decrypt(const SecretBytes& key, const Envelope& envelope,
                                   std::string_view additional) {
    const auto context = newCipherContext();
    auto* const c = context.get();
    int written = 0;
    SecretBytes plain(envelope.cipherText.size());
    require(EVP_DecryptInit_ex2(c, EVP_aes_256_gcm(), key.bytes().data(), envelope.nonce.data(),
                                nullptr),
            "EVP_DecryptInit_ex2");
    require(EVP_DecryptUpdate(c, nullptr, &written, asBytes(additional).data(),
                              static_cast<int>(additional.size())),
            "EVP_DecryptUpdate");
    require(EVP_DecryptUpdate(c, plain.writable().data(), &written, envelope.cipherText.data(),
                              static_cast<int>(envelope.cipherText.size())),
            "EVP_DecryptUpdate");
    require(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, static_cast<int>(kTagSize),
                                const_cast<std::uint8_t*>(envelope.tag.data())),
            "EVP_CTRL_AEAD_SET_TAG");
    std::uint8_t rest = 0; // GCM has no last block; EVP wants a place for it
    if (EVP_DecryptFinal_ex(c, &rest, &written) != 1) {
        return std::nullopt;
    }
    return plain;
}

auto cannotOpen(ErrorCode code, const SealContext& context, std::string_view because) {
    return failure(code, "The value sealed for " + std::string(context.row) +
                             " cannot be opened: " + std::string(because));
}

} // namespace

std::optional<KeyId> keyIdOfSealed(std::string_view sealed) {
    const auto envelope = split(asBytes(sealed));
    return envelope ? std::optional(namedKey(*envelope)) : std::nullopt;
}

std::string SealedBox::seal(const SealContext& context, std::span<const std::uint8_t> plain) const {
    if (plain.size() > kPlainLimit - kHeadSize - kTagSize || context.row.size() > kPlainLimit) {
        throw std::invalid_argument("SealedBox: the value is too large to be sealed");
    }
    const auto id = keys_.currentId();
    std::string sealed(kHeadSize + plain.size() + kTagSize, '\0');
    const std::span envelope(reinterpret_cast<std::uint8_t*>(sealed.data()), sealed.size());
    const auto prefix = envelope.first(kPrefixSize);
    const auto nonce = envelope.subspan(kPrefixSize, kNonceSize);
    prefix[0] = kVersion;
    std::ranges::copy(id.bytes, prefix.begin() + 1);
    fillRandom(nonce);
    encrypt(keys_.subkey(context.purpose), nonce, additionalData(prefix, context), plain,
            envelope.subspan(kHeadSize, plain.size()), envelope.last(kTagSize));
    return sealed;
}

Expected<SecretBytes> SealedBox::open(const SealContext& context, std::string_view sealed) const {
    constexpr std::string_view kDamaged = "it is damaged, or it belongs elsewhere. Issue it anew.";
    const auto envelope = split(asBytes(sealed));
    if (!envelope) {
        return cannotOpen(ErrorCode::Damaged, context, kDamaged);
    }
    if (sealed.front() != kVersion) {
        return cannotOpen(ErrorCode::Unsupported, context,
                          "it was sealed by another version of Tempo. Use that version.");
    }
    const auto id = namedKey(*envelope);
    const auto key = keys_.subkey(context.purpose, id);
    if (!key) {
        return cannotOpen(ErrorCode::Unavailable, context,
                          "it was sealed with a key that this installation does not have (key id " +
                              toHex(id.bytes) + "). Restore that key file, or issue it anew.");
    }
    auto plain = decrypt(*key, *envelope, additionalData(envelope->prefix, context));
    if (!plain) {
        return cannotOpen(ErrorCode::Damaged, context, kDamaged);
    }
    return std::move(*plain);
}

} // namespace tempo::crypto
