#pragma once

#include <tempo/core/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The TLS listener and its certificate.
namespace tempo::protocol {

/// Who has made the certificate that the listener shows: Tempo, or somebody else who has left it in
/// files.
enum class CertificateSource : std::uint8_t { Tempo, File };
std::string_view toText(CertificateSource source);

// tls.status, and the result of everything that changes the certificate
struct TlsStatus {
    bool enabled = false;            ///< the setting ingestion.tls.enabled
    bool listening = false;          ///< and it is really so
    std::uint16_t port = 0;          ///< the port in use; 0 when not listening
    std::string error;               ///< why it does not listen, empty if it does or is off
    std::vector<std::string> covers; ///< host names and addresses; empty without a certificate
    std::optional<Timestamp> expires;
    std::string sha256; ///< of the certificate, in hexadecimal digits
    std::string pin;    ///< of the public key, as curl's --pinnedpubkey takes it
    std::string issuer; ///< the authority's subject
    std::optional<Timestamp> authorityExpires; ///< of Tempo's own
    CertificateSource source = CertificateSource::Tempo;
    std::string chainFile;             ///< empty for Tempo's own
    std::string keyFile;               ///< empty for Tempo's own
    std::vector<std::string> problems; ///< sentences for a person; empty when all is well
    friend bool operator==(const TlsStatus&, const TlsStatus&) = default;
};

// tls.useCertificate
struct TlsCertificateParams {
    std::string chainFile; ///< absolute paths; both empty: Tempo's own again
    std::string keyFile;
    friend bool operator==(const TlsCertificateParams&, const TlsCertificateParams&) = default;
};

// tls.remove
struct TlsRemoveParams {
    bool force = false; ///< as in SettingSetParams
    friend bool operator==(const TlsRemoveParams&, const TlsRemoveParams&) = default;
};

// tls.authority
struct TlsAuthority {
    std::string pem; ///< the certificate that senders are to trust
    friend bool operator==(const TlsAuthority&, const TlsAuthority&) = default;
};

} // namespace tempo::protocol
