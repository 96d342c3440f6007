#pragma once

#include <tempo/core/error.hpp>
#include <tempo/core/timestamp.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct x509_st;

namespace tempo::crypto {

/// An X.509 certificate (RFC 5280), never changed. Copies share it. Any thread.
class Certificate {
public:
    /// Takes over a certificate of OpenSSL, which is freed with the last copy. Nothing when its
    /// times or its subject cannot be read.
    static std::optional<Certificate> adopt(x509_st* certificate);

    std::string toPem() const;

    Timestamp notBefore() const { return notBefore_; }

    /// From this instant on it counts as expired.
    Timestamp notAfter() const { return notAfter_; }

    /// The DNS names and IP addresses of its subject alternative name, in its order; v6 in
    /// canonical text. A name with characters that no host name has is left out. The common name
    /// does not count: senders do not look at it (RFC 9525, 2).
    std::vector<std::string> covers() const;

    /// The distinguished name in the text form of RFC 4514, such as `CN=Tempo nas,O=Home`; UTF-8,
    /// control characters escaped. May be empty.
    const std::string& subject() const { return subject_; }

    /// The distinguished name of who has issued it, in the same form.
    std::string issuer() const;

    /// SHA-256 of the certificate (its DER), 64 hexadecimal digits in lower case.
    std::string sha256() const;

    /// The pin of the public key: `sha256//` and the Base 64 of the SHA-256 of its
    /// SubjectPublicKeyInfo (RFC 7469, 2.4), as `curl --pinnedpubkey` takes it.
    std::string publicKeyPin() const;

    /// Whether it may issue certificates: its basic constraints say CA.
    bool isAuthority() const;

    /// For OpenSSL's functions; borrowed, and not to be changed.
    x509_st* native() const { return certificate_.get(); }

private:
    explicit Certificate(x509_st* certificate);

    std::shared_ptr<x509_st> certificate_; ///< shared by the copies
    std::string subject_;
    Timestamp notBefore_;
    Timestamp notAfter_;
};

/// The longest text that readCertificates takes.
inline constexpr std::size_t kCertificateTextLimit = std::size_t{128} * 1024;

/// The most certificates that readCertificates takes.
inline constexpr std::size_t kCertificateCountLimit = 16;

/// Reads every certificate of a PEM text (RFC 7468), at least one, in the order of the text. Other
/// whole blocks (a private key in the same file) and the text between blocks are passed over.
/// InvalidInput: no certificate, more than kCertificateCountLimit, or a text longer than
/// kCertificateTextLimit. Damaged: a block that is cut short or cannot be read; the error says
/// which.
Expected<std::vector<Certificate>> readCertificates(std::string_view pem);

} // namespace tempo::crypto
