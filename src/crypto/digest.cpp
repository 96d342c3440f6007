#include "crypto/digest.hpp"

#include "crypto/openssl.hpp"

#include <openssl/evp.h>

namespace tempo::crypto {

Digest sha256(std::string_view bytes) {
    Digest digest{};
    require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr),
            "EVP_Digest");
    return digest;
}

std::string toHex(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const auto byte : bytes) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 0x0FU];
    }
    return text;
}

} // namespace tempo::crypto
