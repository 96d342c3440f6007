#include "crypto/private_key.hpp"
#include "unit/crypto/certificates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>

namespace tempo::crypto {
namespace {

using test::newEcKey;
using test::newRsaKey;
using test::pemOf;
using testing::HasSubstr;
using testing::Not;

bool sameKey(const PrivateKey& one, const PrivateKey& other) {
    return EVP_PKEY_eq(one.native(), other.native()) == 1;
}

OpensslPtr<BIGNUM, &BN_free> privatePartOf(const PrivateKey& key) {
    BIGNUM* number = nullptr;
    require(EVP_PKEY_get_bn_param(key.native(), OSSL_PKEY_PARAM_PRIV_KEY, &number),
            "EVP_PKEY_get_bn_param");
    return OpensslPtr<BIGNUM, &BN_free>(number);
}

bool sameInBothParts(const PrivateKey& one, const PrivateKey& other) {
    return sameKey(one, other) && BN_cmp(privatePartOf(one).get(), privatePartOf(other).get()) == 0;
}

/// The form that OpenSSL wrote before PKCS#8, encrypted if there is a passphrase.
std::string traditionalPem(const test::NativeKey& key, std::string_view passphrase = {}) {
    const auto writer = newWriter();
    const auto bytes = asBytes(passphrase);
    require(PEM_write_bio_PrivateKey_traditional(
                writer.get(), key.get(), passphrase.empty() ? nullptr : EVP_aes_128_cbc(),
                bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr),
            "PEM_write_bio_PrivateKey_traditional");
    return std::string(writtenTo(writer));
}

Expected<PrivateKey> read(std::string_view pem) {
    return PrivateKey::fromPem(SecretBytes::copyOf(pem));
}

TEST(PrivateKey, IsANewP256KeyEachTime) {
    const auto one = PrivateKey::generate();
    EXPECT_EQ(EVP_PKEY_is_a(one.native(), "EC"), 1);
    EXPECT_EQ(EVP_PKEY_get_bits(one.native()), 256);
    EXPECT_FALSE(sameKey(one, PrivateKey::generate()));
}

TEST(PrivateKey, ReadsWhatItWrites) {
    const auto key = PrivateKey::generate();
    const auto pem = key.toPem();
    EXPECT_TRUE(pem.view().starts_with("-----BEGIN PRIVATE KEY-----\n"));
    const auto again = PrivateKey::fromPem(pem);
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_TRUE(sameKey(key, *again));
}

TEST(PrivateKey, TakesRsaFrom2048BitsAndTheStrongCurves) {
    EXPECT_TRUE(PrivateKey::fromPem(pemOf(newRsaKey(2048))));
    EXPECT_TRUE(PrivateKey::fromPem(pemOf(newEcKey("P-384"))));
    EXPECT_TRUE(PrivateKey::fromPem(pemOf(newEcKey("P-521"))));
}

TEST(PrivateKey, RefusesWeakAndUnusualKeysAndSaysWhatToMakeInstead) {
    const test::NativeKey ed25519(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    for (const auto& pem : {pemOf(newRsaKey(1024)), pemOf(newEcKey("secp224r1")),
                            pemOf(newEcKey("secp256k1")), pemOf(ed25519)}) {
        const auto key = PrivateKey::fromPem(pem);
        ASSERT_FALSE(key);
        EXPECT_EQ(key.error().code, ErrorCode::InvalidInput);
        EXPECT_THAT(key.error().detail, HasSubstr("openssl genpkey"));
    }
}

TEST(PrivateKey, SaysHowManyBitsAreTooFew) {
    const auto key = PrivateKey::fromPem(pemOf(newRsaKey(1024)));
    ASSERT_FALSE(key);
    EXPECT_THAT(key.error().detail, HasSubstr("RSA with 1024 bits"));
}

TEST(PrivateKey, ReadsTheOlderForms) {
    EXPECT_TRUE(read(traditionalPem(newEcKey("P-256"))));
    EXPECT_TRUE(read(traditionalPem(newRsaKey(2048))));
}

TEST(PrivateKey, IsFoundBehindCurveParametersAndBesideCertificates) {
    constexpr std::string_view kParameters = "-----BEGIN EC PARAMETERS-----\n"
                                             "BggqhkjOPQMBBw==\n"
                                             "-----END EC PARAMETERS-----\n";
    const auto authority = makeAuthority("nas", test::kNow);
    const auto pem = authority->key.toPem();
    const auto text = "A comment\n" + std::string(kParameters) + authority->certificate.toPem() +
                      std::string(pem.view());
    const auto key = read(text);
    ASSERT_TRUE(key) << key.error().detail;
    EXPECT_TRUE(sameKey(*key, authority->key));
    EXPECT_TRUE(read(std::string(kParameters) + traditionalPem(newEcKey("P-256"))));
}

TEST(PrivateKey, RefusesAnEncryptedKeyWithoutAskingAnybody) {
    const auto newer = pemOf(newEcKey("P-256"), "passphrase");
    const auto older = traditionalPem(newEcKey("P-256"), "passphrase");
    for (const auto pem : {newer.view(), std::string_view(older)}) {
        const auto key = read(pem);
        ASSERT_FALSE(key);
        EXPECT_EQ(key.error().code, ErrorCode::InvalidInput);
        EXPECT_THAT(key.error().detail, HasSubstr("is encrypted"));
        EXPECT_THAT(key.error().detail, HasSubstr("openssl pkey -in"));
    }
}

TEST(PrivateKey, RefusesWhatHoldsNone) {
    const auto authority = makeAuthority("nas", test::kNow);
    for (const auto& text : {std::string(), std::string("no key"), std::string(1, '\0'),
                             authority->certificate.toPem()}) {
        const auto key = read(text);
        ASSERT_FALSE(key);
        EXPECT_THAT(key.error().detail, HasSubstr("no private key"));
    }
}

TEST(PrivateKey, RefusesAPublicKey) {
    const auto writer = newWriter();
    require(PEM_write_bio_PUBKEY(writer.get(), PrivateKey::generate().native()),
            "PEM_write_bio_PUBKEY");
    EXPECT_FALSE(read(writtenTo(writer)));
}

TEST(PrivateKey, RefusesATextThatIsTooLong) {
    const auto pem = PrivateKey::generate().toPem();
    const auto key = read(std::string(pem.view()) + std::string(kPrivateKeyTextLimit, '\n'));
    ASSERT_FALSE(key);
    EXPECT_THAT(key.error().detail, HasSubstr("128 KiB"));
}

TEST(PrivateKey, RefusesAKeyWhosePartsDoNotBelongTogether) {
    constexpr std::size_t kInPrivatePart = 28 + 60; // after the first line, within the second
    auto pem = PrivateKey::generate().toPem();
    auto& character = pem.writable()[kInPrivatePart];
    character = character == 'A' ? 'B' : 'A';
    const auto key = PrivateKey::fromPem(pem);
    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().code, ErrorCode::Damaged);
}

TEST(PrivateKey, WithAnyOneBitFlippedIsRefusedOrStillTheSame) {
    const auto original = PrivateKey::generate();
    const auto pem = original.toPem();
    for (std::size_t bit = 0; bit < 8 * pem.size(); ++bit) {
        auto changed = SecretBytes::copyOf(pem.bytes());
        changed.writable()[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        if (const auto key = PrivateKey::fromPem(changed)) {
            EXPECT_TRUE(sameInBothParts(*key, original)) << "bit " << bit;
        }
    }
}

TEST(PrivateKey, CutShortAnywhereIsRefusedWithoutTellingAnyOfIt) {
    const auto pem = PrivateKey::generate().toPem();
    constexpr std::size_t kFinalLineFeed = 1;
    for (std::size_t size = 0; size + kFinalLineFeed < pem.size(); ++size) {
        const auto key = read(pem.view().substr(0, size));
        ASSERT_FALSE(key) << size;
        EXPECT_THAT(key.error().detail, Not(HasSubstr(std::string(pem.view().substr(28, 16)))));
    }
}

TEST(PrivateKey, LeavesNothingInOpensslsQueueOfErrors) {
    EXPECT_FALSE(read("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"));
    EXPECT_EQ(ERR_peek_error(), 0U);
}

} // namespace
} // namespace tempo::crypto
