#pragma once

#include "crypto/certificate.hpp"
#include "crypto/private_key.hpp"
#include "crypto/server_names.hpp"

#include <tempo/core/timestamp.hpp>

#include <string>
#include <vector>

/// The making of certificates, whatever they are for. Private to src/crypto.
namespace tempo::crypto {

/// One extension: OpenSSL's number for it and its value as x509v3_config(5) describes it. Never
/// made from input.
struct Extension {
    int nid = 0;
    const char* value = nullptr;
};

/// What is to stand in a certificate besides keys and issuer.
struct CertificatePlan {
    std::string commonName; ///< UTF-8, 1 to 64 characters (RFC 5280, A.1: ub-common-name)
    Timestamp notBefore;    ///< whole seconds count
    Timestamp notAfter;
    std::vector<Extension> extensions;
    ServerNames names; ///< becomes the subject alternative name; none if empty
};

/// A certificate for the public part of `key`, signed by its private part.
Certificate selfSign(const CertificatePlan& plan, const PrivateKey& key);

/// A certificate for the public part of `key`, signed by the holder of `issuer`.
Certificate sign(const CertificatePlan& plan, const PrivateKey& key, const Certificate& issuer,
                 const PrivateKey& issuerKey);

} // namespace tempo::crypto
