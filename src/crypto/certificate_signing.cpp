#include "crypto/certificate_signing.hpp"

#include "crypto/openssl.hpp"
#include "crypto/random.hpp"

#include <openssl/bn.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>
#include <chrono>
#include <stdexcept>

namespace tempo::crypto {
namespace {

using NewCertificate = OpensslPtr<X509, &X509_free>;

/// 128 random bits, which no two certificates of an authority share (RFC 5280, 4.1.2.2).
void setSerial(X509* certificate) {
    std::array<std::uint8_t, 16> bytes{};
    fillRandom(bytes);
    const OpensslPtr<BIGNUM, &BN_free> number(
        require(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr), "BN_bin2bn"));
    require(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)),
            "BN_to_ASN1_INTEGER");
}

void setTime(ASN1_TIME* field, Timestamp time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch();
    require(ASN1_TIME_set(field, seconds.count()), "ASN1_TIME_set");
}

void setCommonName(X509* certificate, const std::string& name) {
    require(X509_NAME_add_entry_by_NID(X509_get_subject_name(certificate), NID_commonName,
                                       MBSTRING_UTF8, asBytes(name).data(),
                                       static_cast<int>(name.size()), -1, 0),
            "X509_NAME_add_entry_by_NID");
}

void addExtension(X509* certificate, X509* issuer, const Extension& extension) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const OpensslPtr<X509_EXTENSION, &X509_EXTENSION_free> made(
        require(X509V3_EXT_nconf_nid(nullptr, &context, extension.nid, extension.value),
                "X509V3_EXT_nconf_nid"));
    require(X509_add_ext(certificate, made.get(), -1), "X509_add_ext");
}

/// Takes over `value`.
void addName(GENERAL_NAMES* names, int kind, ASN1_STRING* value) {
    OpensslPtr<GENERAL_NAME, &GENERAL_NAME_free> name(
        require(GENERAL_NAME_new(), "GENERAL_NAME_new"));
    GENERAL_NAME_set0_value(name.get(), kind, value);
    require(sk_GENERAL_NAME_push(names, name.get()) > 0 ? 1 : 0, "sk_GENERAL_NAME_push");
    static_cast<void>(name.release());
}

ASN1_STRING* newDnsName(const std::string& name) {
    auto* const text = require(ASN1_IA5STRING_new(), "ASN1_IA5STRING_new");
    require(ASN1_STRING_set(text, name.data(), static_cast<int>(name.size())), "ASN1_STRING_set");
    return text;
}

void addServerNames(X509* certificate, const ServerNames& server) {
    if (server == ServerNames{}) {
        return;
    }
    const OpensslPtr<GENERAL_NAMES, &GENERAL_NAMES_free> names(
        require(GENERAL_NAMES_new(), "GENERAL_NAMES_new"));
    for (const auto& name : server.dnsNames) {
        addName(names.get(), GEN_DNS, newDnsName(name));
    }
    for (const auto& address : server.ipAddresses) {
        addName(names.get(), GEN_IPADD, require(a2i_IPADDRESS(address.c_str()), "a2i_IPADDRESS"));
    }
    require(
        X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, X509V3_ADD_DEFAULT),
        "X509_add1_ext_i2d");
}

/// All of a certificate but issuer, extensions and signature.
NewCertificate outline(const CertificatePlan& plan, const PrivateKey& key) {
    NewCertificate certificate(require(X509_new(), "X509_new"));
    auto* const x509 = certificate.get();
    require(X509_set_version(x509, X509_VERSION_3), "X509_set_version");
    setSerial(x509);
    setTime(X509_getm_notBefore(x509), plan.notBefore);
    setTime(X509_getm_notAfter(x509), plan.notAfter);
    setCommonName(x509, plan.commonName);
    require(X509_set_pubkey(x509, key.native()), "X509_set_pubkey");
    return certificate;
}

Certificate finish(NewCertificate certificate, const CertificatePlan& plan, X509* issuer,
                   const PrivateKey& issuerKey) {
    auto* const x509 = certificate.get();
    require(X509_set_issuer_name(x509, X509_get_subject_name(issuer)), "X509_set_issuer_name");
    for (const auto& extension : plan.extensions) {
        addExtension(x509, issuer, extension);
    }
    addServerNames(x509, plan.names);
    require(X509_sign(x509, issuerKey.native(), EVP_sha256()) > 0 ? 1 : 0, "X509_sign");
    auto finished = Certificate::adopt(certificate.release());
    if (!finished) {
        throw std::runtime_error("A certificate that was just made cannot be read");
    }
    return std::move(*finished);
}

} // namespace

Certificate selfSign(const CertificatePlan& plan, const PrivateKey& key) {
    auto certificate = outline(plan, key);
    auto* const itself = certificate.get();
    return finish(std::move(certificate), plan, itself, key);
}

Certificate sign(const CertificatePlan& plan, const PrivateKey& key, const Certificate& issuer,
                 const PrivateKey& issuerKey) {
    return finish(outline(plan, key), plan, issuer.native(), issuerKey);
}

} // namespace tempo::crypto
