#include "crypto/key_text.hpp"

#include "crypto/base64.hpp"
#include "crypto/key_ring.hpp"

namespace tempo::crypto {

SecretBytes keyLine(const SecretBytes& key) {
    SecretBytes line(base64Size(Base64::Standard, key.size()) + 1);
    const auto text = line.writable();
    encodeBase64(Base64::Standard, key.bytes(), text.first(text.size() - 1));
    text.back() = '\n';
    return line;
}

std::optional<SecretBytes> parseKey(std::string_view text) {
    if (text.ends_with('\n')) {
        text.remove_suffix(1);
    }
    auto key = fromBase64(Base64::Standard, text);
    if (!key || key->size() != kKeySize) {
        return std::nullopt;
    }
    return key;
}

} // namespace tempo::crypto
