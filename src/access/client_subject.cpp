#include "access/client_subject.hpp"

#include <algorithm>
#include <string>

namespace tempo::access {

bool provesSubject(std::string_view shown, std::string_view bound) {
    return bound.empty() || shown == bound;
}

Expected<void> checkClientSubject(std::string_view bound) {
    const bool isPlain = std::ranges::none_of(
        bound, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; });
    if (bound.size() > kClientSubjectSize || !isPlain) {
        return failure(ErrorCode::InvalidInput,
                       "`clientSubject` must have at most " + std::to_string(kClientSubjectSize) +
                           " bytes without control characters, as 'openssl x509 -noout -subject "
                           "-nameopt RFC2253,-esc_msb' prints it after 'subject=': CN=nas,O=Home");
    }
    return {};
}

} // namespace tempo::access
