#pragma once

#include "crypto/certificate.hpp"
#include "crypto/private_key.hpp"

#include <tempo/core/error.hpp>
#include <tempo/core/timestamp.hpp>

#include <span>

namespace tempo::crypto {

/// Whether a chain and a key can be shown to senders: what would otherwise fail in their handshakes
/// is refused here, with the reason. In this order:
/// - the chain is not empty, and what its certificates say can be read;
/// - the key is that of the first certificate;
/// - each certificate is valid at `now`, and issued and signed by the next one, which is an
/// authority
///   (RFC 5280, 6.1; the last one's issuer is the sender's to trust);
/// - the first is not an authority itself, and where it limits its use, it allows that of a TLS
///   server (RFC 5280, 4.2.1.3 and 4.2.1.12);
/// - keys are as checkKeyStrength wants them, signatures stronger than SHA-1.
/// Says nothing about which names are covered. Damaged for what cannot be read or is falsely
/// signed, InvalidInput for all else.
Expected<void> checkServerCertificate(std::span<const Certificate> chain, const PrivateKey& key,
                                      Timestamp now);

} // namespace tempo::crypto
