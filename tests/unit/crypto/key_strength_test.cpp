#include "crypto/key_strength.hpp"
#include "unit/crypto/certificates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/param_build.h>

namespace tempo::crypto {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// The public part of a key that nobody could make: only its size matters.
test::NativeKey publicRsaKey(int bits) {
    const OpensslPtr<BIGNUM, &BN_free> modulus(BN_new());
    require(BN_rand(modulus.get(), bits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ODD), "BN_rand");
    const OpensslPtr<OSSL_PARAM_BLD, &OSSL_PARAM_BLD_free> parts(OSSL_PARAM_BLD_new());
    require(OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()), "N");
    require(OSSL_PARAM_BLD_push_ulong(parts.get(), OSSL_PKEY_PARAM_RSA_E, 65537), "E");
    const OpensslPtr<OSSL_PARAM, &OSSL_PARAM_free> list(OSSL_PARAM_BLD_to_param(parts.get()));
    const OpensslPtr<EVP_PKEY_CTX, &EVP_PKEY_CTX_free> context(
        EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY* key = nullptr;
    require(EVP_PKEY_fromdata_init(context.get()), "EVP_PKEY_fromdata_init");
    require(EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, list.get()),
            "EVP_PKEY_fromdata");
    return test::NativeKey(key);
}

std::string fault(const test::NativeKey& key) {
    const auto result = checkKeyStrength(key.get(), "It");
    return result ? std::string() : result.error().detail;
}

TEST(KeyStrength, TakesRsaFrom2048To8192Bits) {
    EXPECT_THAT(fault(publicRsaKey(2047)), StartsWith("It is RSA with 2047 bits"));
    EXPECT_EQ(fault(publicRsaKey(2048)), "");
    EXPECT_EQ(fault(publicRsaKey(8192)), "");
    EXPECT_THAT(fault(publicRsaKey(8193)), HasSubstr("8193 bits"));
}

TEST(KeyStrength, TakesTheCurvesThatTlsHas) {
    for (const auto* const curve : {"P-256", "P-384", "P-521"}) {
        EXPECT_EQ(fault(test::newEcKey(curve)), "");
    }
    for (const auto* const curve : {"prime192v1", "secp224r1", "secp256k1", "brainpoolP256r1"}) {
        EXPECT_THAT(fault(test::newEcKey(curve)), StartsWith("It is EC on ")) << curve;
    }
}

TEST(KeyStrength, TakesNoOtherKind) {
    EXPECT_THAT(fault(test::NativeKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"))),
                StartsWith("It is of another kind"));
}

} // namespace
} // namespace tempo::crypto
