#include "crypto/certificate_authority.hpp"

#include "crypto/certificate_signing.hpp"
#include "crypto/openssl.hpp"

#include <openssl/asn1.h>
#include <openssl/obj_mac.h>
#include <openssl/x509.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

namespace tempo::crypto {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr auto kAuthorityLife = days(3652); ///< ten years
constexpr auto kServerLife = days(90);
constexpr auto kClockAllowance = hours(1);
constexpr std::size_t kCommonNameLimit = 64; ///< characters; RFC 5280, A.1: ub-common-name

/// As much of `text` as a common name may have. Nothing if that is not UTF-8 without control
/// characters.
std::optional<std::string> commonName(std::string_view text) {
    const auto bytes = asBytes(text);
    std::size_t end = 0;
    for (std::size_t count = 0; count < kCommonNameLimit && end < bytes.size(); ++count) {
        constexpr std::size_t kLongestCharacter = 4;
        unsigned long character = 0;
        const auto left = std::min(bytes.size() - end, kLongestCharacter);
        const int size = UTF8_getc(bytes.data() + end, static_cast<int>(left), &character);
        if (size <= 0 || character < 0x20 || (character >= 0x7F && character < 0xA0)) {
            return std::nullopt;
        }
        end += static_cast<std::size_t>(size);
    }
    return std::string(text.substr(0, end));
}

std::string firstOf(const ServerNames& names) {
    const auto& first = names.dnsNames.empty() ? names.ipAddresses : names.dnsNames;
    return first.front().substr(0, kCommonNameLimit);
}

/// Whether the authority can issue at `now`.
Expected<void> checkAuthority(const Authority& authority, Timestamp now) {
    const auto& certificate = authority.certificate;
    const ErrorScope errors;
    if (X509_check_private_key(certificate.native(), authority.key.native()) != 1) {
        return failure(ErrorCode::Damaged,
                       "Tempo's authority cannot sign: its key is not that of its certificate. "
                       "Restore a backup, or make a new authority with: tempoctl tls regenerate");
    }
    if (now < certificate.notBefore() || now >= certificate.notAfter()) {
        return failure(ErrorCode::Conflict,
                       "Tempo's authority is valid from " + formatRfc3339(certificate.notBefore()) +
                           " to " + formatRfc3339(certificate.notAfter()) +
                           ", and the clock says " + formatRfc3339(now) +
                           ". Set the clock right, or make a new authority with: tempoctl tls "
                           "regenerate");
    }
    return {};
}

} // namespace

Expected<Authority> makeAuthority(std::string_view name, Timestamp now) {
    auto title = commonName(name.empty() ? "Tempo" : "Tempo " + std::string(name));
    if (!title) {
        return failure(ErrorCode::InvalidInput,
                       "The authority cannot bear this name: it is not UTF-8, or it has control "
                       "characters. Give it another one.");
    }
    const CertificatePlan plan{.commonName = std::move(*title),
                               .notBefore = now - kClockAllowance,
                               .notAfter = now - kClockAllowance + kAuthorityLife,
                               .extensions = {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                              {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                              {NID_subject_key_identifier, "hash"}}};
    auto key = PrivateKey::generate();
    auto certificate = selfSign(plan, key);
    return Authority{std::move(certificate), std::move(key)};
}

Expected<Certificate> issueServerCertificate(const Authority& authority,
                                             const PrivateKey& serverKey, const ServerNames& names,
                                             Timestamp now) {
    if (auto usable = checkAuthority(authority, now); !usable) {
        return tl::unexpected(std::move(usable.error()));
    }
    const auto covered = usableNames(names);
    if (covered == ServerNames{}) {
        return failure(ErrorCode::InvalidInput,
                       "There is no name or address that a server certificate could cover. Give "
                       "the host a name of letters, digits and hyphens, or an address.");
    }
    const CertificatePlan plan{
        .commonName = firstOf(covered),
        .notBefore = now - kClockAllowance,
        .notAfter = std::min<Timestamp>(now + kServerLife, authority.certificate.notAfter()),
        .extensions = {{NID_basic_constraints, "critical,CA:FALSE"},
                       {NID_key_usage, "critical,digitalSignature"},
                       {NID_ext_key_usage, "serverAuth"},
                       {NID_subject_key_identifier, "hash"},
                       {NID_authority_key_identifier, "keyid:always"}},
        .names = covered};
    return sign(plan, serverKey, authority.certificate, authority.key);
}

Timestamp renewalDue(const Certificate& certificate) {
    return certificate.notBefore() + (certificate.notAfter() - certificate.notBefore()) * 2 / 3;
}

} // namespace tempo::crypto
