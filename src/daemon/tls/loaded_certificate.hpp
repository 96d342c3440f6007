#pragma once

#include "crypto/certificate.hpp"
#include "crypto/private_key.hpp"
#include "daemon/settings/effective_settings.hpp"

#include <tempo/core/error.hpp>
#include <tempo/core/timestamp.hpp>

#include <vector>

namespace tempo::daemon {

/// A certificate from files, fit to be shown to senders.
struct LoadedCertificate {
    std::vector<crypto::Certificate> chain; ///< the server's own first
    crypto::PrivateKey key;

    const crypto::Certificate& server() const { return chain.front(); }

    /// When the first certificate of the chain expires.
    Timestamp expires() const;
};

/// Whether both show the same certificates, and so prove the same key.
bool showTheSame(const LoadedCertificate& one, const LoadedCertificate& other);

/// Reads and checks what the files hold: whatever would fail in the senders' handshakes is refused
/// here. Errors name the file and the fault, as readPemFile, readCertificates, PrivateKey::fromPem
/// and checkServerCertificate tell; InvalidInput: not both files are named, by absolute paths.
Expected<LoadedCertificate> loadCertificate(const CertificateFiles& files, Timestamp now);

} // namespace tempo::daemon
