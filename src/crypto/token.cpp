#include "crypto/token.hpp"

#include "crypto/base64.hpp"
#include "crypto/random.hpp"

#include <algorithm>

namespace tempo::crypto {

SecretBytes newToken() {
    constexpr std::size_t kRandomSize = 32;
    SecretBytes random(kRandomSize);
    fillRandom(random.writable());
    SecretBytes token(kTokenSize);
    std::ranges::copy(kTokenPrefix, token.writable().begin());
    encodeBase64(Base64::Url, random.bytes(), token.writable().subspan(kTokenPrefix.size()));
    return token;
}

bool looksLikeToken(std::string_view text) {
    return text.size() == kTokenSize && text.starts_with(kTokenPrefix) &&
           std::ranges::all_of(text.substr(kTokenPrefix.size()), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

} // namespace tempo::crypto
