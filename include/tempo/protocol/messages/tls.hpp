#pragma once

#include <tempo/core/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The TLS listener and its certificate.
namespace tempo::protocol {

// tls.status
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
    std::optional<Timestamp> authorityExpires;
    friend bool operator==(const TlsStatus&, const TlsStatus&) = default;
};

// tls.authority
struct TlsAuthority {
    std::string pem; ///< the certificate that senders are to trust
    friend bool operator==(const TlsAuthority&, const TlsAuthority&) = default;
};

} // namespace tempo::protocol
