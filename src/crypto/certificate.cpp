#include "crypto/certificate.hpp"

#include "crypto/address_text.hpp"
#include "crypto/base64.hpp"
#include "crypto/digest.hpp"
#include "crypto/memory_bio.hpp"

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace tempo::crypto {
namespace {

using GeneralNames = OpensslPtr<GENERAL_NAMES, &GENERAL_NAMES_free>;

void freeBytes(unsigned char* bytes) {
    OPENSSL_free(bytes);
}

std::optional<Timestamp> timestampOf(const ASN1_TIME* time) {
    std::tm fields{};
    if (ASN1_TIME_to_tm(time, &fields) != 1) {
        return std::nullopt;
    }
    using namespace std::chrono;
    const year_month_day date(year(fields.tm_year + 1900),
                              month(static_cast<unsigned>(fields.tm_mon) + 1),
                              day(static_cast<unsigned>(fields.tm_mday)));
    return sys_days(date) + hours(fields.tm_hour) + minutes(fields.tm_min) + seconds(fields.tm_sec);
}

std::optional<std::string> textOf(const X509_NAME* name) {
    constexpr unsigned long kForm = XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB;
    const auto writer = newWriter();
    if (X509_NAME_print_ex(writer.get(), name, 0, kForm) < 0) {
        return std::nullopt;
    }
    return std::string(writtenTo(writer));
}

std::span<const std::uint8_t> bytesOf(const ASN1_STRING* string) {
    return {ASN1_STRING_get0_data(string), static_cast<std::size_t>(ASN1_STRING_length(string))};
}

std::optional<std::string> hostText(std::span<const std::uint8_t> bytes) {
    const bool isPlain = std::ranges::all_of(bytes, [](auto c) { return c > 0x20 && c < 0x7F; });
    return isPlain && !bytes.empty() ? std::optional(std::string(bytes.begin(), bytes.end()))
                                     : std::nullopt;
}

/// Nothing for a name that is neither a host name nor an address.
std::optional<std::string> textOf(const GENERAL_NAME* name) {
    int kind = 0;
    const auto* const value = static_cast<const ASN1_STRING*>(GENERAL_NAME_get0_value(name, &kind));
    switch (kind) {
    case GEN_DNS:
        return hostText(bytesOf(value));
    case GEN_IPADD:
        return addressText(bytesOf(value));
    default:
        return std::nullopt;
    }
}

} // namespace

Certificate::Certificate(x509_st* certificate) : certificate_(certificate, &X509_free) {}

std::optional<Certificate> Certificate::adopt(x509_st* certificate) {
    const ErrorScope errors;
    Certificate adopted(certificate);
    const auto notBefore = timestampOf(X509_get0_notBefore(certificate));
    const auto notAfter = timestampOf(X509_get0_notAfter(certificate));
    auto subject = textOf(X509_get_subject_name(certificate));
    if (!notBefore || !notAfter || !subject) {
        return std::nullopt;
    }
    adopted.notBefore_ = *notBefore;
    adopted.notAfter_ = *notAfter;
    adopted.subject_ = std::move(*subject);
    return adopted;
}

std::string Certificate::issuer() const {
    const ErrorScope errors;
    return textOf(X509_get_issuer_name(native())).value_or(std::string());
}

std::string Certificate::toPem() const {
    const auto writer = newWriter();
    require(PEM_write_bio_X509(writer.get(), native()), "PEM_write_bio_X509");
    return std::string(writtenTo(writer));
}

std::vector<std::string> Certificate::covers() const {
    const ErrorScope errors;
    const GeneralNames names(static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(native(), NID_subject_alt_name, nullptr, nullptr)));
    std::vector<std::string> covered;
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        if (auto text = textOf(sk_GENERAL_NAME_value(names.get(), i))) {
            covered.push_back(std::move(*text));
        }
    }
    return covered;
}

std::string Certificate::sha256() const {
    Digest digest{};
    require(X509_digest(native(), EVP_sha256(), digest.data(), nullptr), "X509_digest");
    return toHex(digest);
}

std::string Certificate::publicKeyPin() const {
    unsigned char* der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(native()), &der);
    require(size > 0 ? 1 : 0, "i2d_X509_PUBKEY");
    const OpensslPtr<unsigned char, &freeBytes> owned(der);
    const std::string_view keyInfo(reinterpret_cast<const char*>(der),
                                   static_cast<std::size_t>(size));
    return "sha256//" + toBase64(Base64::Standard, crypto::sha256(keyInfo));
}

bool Certificate::isAuthority() const {
    const ErrorScope errors;
    return (X509_get_extension_flags(native()) & EXFLAG_CA) != 0;
}

} // namespace tempo::crypto
