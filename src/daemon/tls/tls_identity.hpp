#pragma once

#include "crypto/certificate_authority.hpp"
#include "crypto/sealed_box.hpp"
#include "store/settings/tls_table.hpp"

#include <tempo/core/error.hpp>
#include <tempo/core/timestamp.hpp>

namespace tempo::daemon {

/// What the TLS listener shows and proves: Tempo's own authority, and the certificate that it has
/// issued to the server.
struct TlsIdentity {
    crypto::Authority authority;
    crypto::Certificate server;
    crypto::PrivateKey serverKey;
};

/// A new authority and a certificate for these names.
Expected<TlsIdentity> makeTlsIdentity(const crypto::ServerNames& names, Timestamp now);

/// Whether the server's certificate is to be issued anew, under the same authority and key: its
/// names have changed, or two thirds of its life are over.
bool needsReissue(const TlsIdentity& identity, const crypto::ServerNames& names, Timestamp now);

/// The form in the database: certificates in PEM, keys sealed.
store::StoredTlsIdentity sealIdentity(const TlsIdentity& identity, const crypto::SealedBox& box);

/// Errors name what cannot be opened or read, and what the owner can do.
Expected<TlsIdentity> openIdentity(const store::StoredTlsIdentity& stored,
                                   const crypto::SealedBox& box);

} // namespace tempo::daemon
