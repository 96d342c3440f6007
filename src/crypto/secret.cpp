#include "crypto/secret.hpp"

#include <openssl/crypto.h>

#include <algorithm>

namespace tempo::crypto {

SecretBytes SecretBytes::copyOf(std::span<const std::uint8_t> bytes) {
    SecretBytes copy(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.bytes_.begin());
    return copy;
}

SecretBytes SecretBytes::copyOf(std::string_view text) {
    return copyOf(asBytes(text));
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    if (this != &other) {
        wipe();
        bytes_ = std::move(other.bytes_);
        other.bytes_.clear();
    }
    return *this;
}

SecretBytes::~SecretBytes() {
    wipe();
}

std::string_view SecretBytes::view() const {
    return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
}

bool SecretBytes::equals(std::span<const std::uint8_t> other) const {
    return bytes_.size() == other.size() &&
           CRYPTO_memcmp(bytes_.data(), other.data(), other.size()) == 0;
}

void SecretBytes::wipe() noexcept {
    OPENSSL_cleanse(bytes_.data(), bytes_.size());
}

} // namespace tempo::crypto
