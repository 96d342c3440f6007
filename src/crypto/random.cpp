#include "crypto/random.hpp"

#include "crypto/openssl.hpp"

#include <openssl/rand.h>

namespace tempo::crypto {

void fillRandom(std::span<std::uint8_t> bytes) {
    require(RAND_bytes_ex(nullptr, bytes.data(), bytes.size(), 0), "RAND_bytes_ex");
}

} // namespace tempo::crypto
