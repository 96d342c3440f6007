// Properties of what a client certificate of a stranger's making says of its subject: it has no
// control characters; an owner can bind a sender to it as it stands, as far as its length allows;
// it proves itself and nothing that is longer, shorter or empty. The input is the certificate in
// DER; what comes after its end is a subject that it must not prove.
#include "access/client_subject.hpp"
#include "crypto/certificate.hpp"
#include "fuzz/require.hpp"

#include <openssl/x509.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace tempo;
using tempo::fuzz::require;

void checkSubject(const std::string& shown, std::string_view other) {
    require(std::ranges::none_of(shown, [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }));
    require(access::checkClientSubject(shown).has_value() ==
            (shown.size() <= access::kClientSubjectSize));
    require(access::provesSubject(shown, shown));
    require(!access::provesSubject(shown, shown + ",CN=x"));
    require(!access::provesSubject(shown + "x", shown) || shown.empty());
    require(shown.empty() || !access::provesSubject("", shown));
    require(access::provesSubject(shown, other) == (other.empty() || other == shown));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::uint8_t* end = data;
    X509* const read = d2i_X509(nullptr, &end, static_cast<long>(size));
    if (read == nullptr) {
        return 0;
    }
    const std::string_view rest(reinterpret_cast<const char*>(end),
                                size - static_cast<std::size_t>(end - data));
    if (const auto certificate = crypto::Certificate::adopt(read)) {
        checkSubject(certificate->subject(), rest);
    }
    return 0;
}
