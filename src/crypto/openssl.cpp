#include "crypto/openssl.hpp"

#include <openssl/err.h>

#include <stdexcept>
#include <string>

namespace tempo::crypto {

void require(int result, const char* call) {
    if (result == 1) {
        return;
    }
    const char* reason = ERR_reason_error_string(ERR_get_error());
    ERR_clear_error();
    throw std::runtime_error(std::string("OpenSSL failed in ") + call + ": " +
                             (reason != nullptr ? reason : "no reason given"));
}

ErrorScope::ErrorScope() {
    ERR_set_mark();
}

ErrorScope::~ErrorScope() {
    ERR_pop_to_mark();
}

} // namespace tempo::crypto
