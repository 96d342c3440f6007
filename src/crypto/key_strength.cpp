#include "crypto/key_strength.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <string>

namespace tempo::crypto {
namespace {

constexpr int kFewestRsaBits = 2048;
constexpr int kMostRsaBits = 8192;

std::string curveOf(const EVP_PKEY* key) {
    std::array<char, 64> name{};
    std::size_t size = 0;
    if (EVP_PKEY_get_group_name(key, name.data(), name.size(), &size) != 1) {
        return "a curve without a name";
    }
    return {name.data(), size};
}

bool isStrongCurve(std::string_view name) {
    constexpr std::array<std::string_view, 3> kStrong{"prime256v1", "secp384r1", "secp521r1"};
    return std::ranges::find(kStrong, name) != kStrong.end();
}

tl::unexpected<Error> refused(std::string_view whose, const std::string& what) {
    return failure(
        ErrorCode::InvalidInput,
        std::string(whose) + " is " + what +
            ", but Tempo takes only RSA with 2048 to 8192 bits and EC on P-256, P-384 or P-521: "
            "anything else is too weak, too slow or unknown to many senders. Make a new key, for "
            "example with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256");
}

} // namespace

Expected<void> checkKeyStrength(const EVP_PKEY* key, std::string_view whose) {
    if (EVP_PKEY_is_a(key, "RSA") == 1) {
        const int bits = EVP_PKEY_get_bits(key);
        if (bits < kFewestRsaBits || bits > kMostRsaBits) {
            return refused(whose, "RSA with " + std::to_string(bits) + " bits");
        }
        return {};
    }
    if (EVP_PKEY_is_a(key, "EC") == 1) {
        const auto curve = curveOf(key);
        if (!isStrongCurve(curve)) {
            return refused(whose, "EC on " + curve);
        }
        return {};
    }
    return refused(whose, "of another kind");
}

} // namespace tempo::crypto
