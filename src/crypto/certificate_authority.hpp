#pragma once

#include "crypto/certificate.hpp"
#include "crypto/private_key.hpp"
#include "crypto/server_names.hpp"

#include <tempo/core/error.hpp>
#include <tempo/core/timestamp.hpp>

#include <string_view>

/// Tempo's own authority, which issues the server certificate of one installation (profiles: RFC
/// 5280). Pure but for the system's random numbers; any thread.
namespace tempo::crypto {

/// An authority: what senders trust, and the key that signs in its name.
struct Authority {
    Certificate certificate;
    PrivateKey key;
};

/// A new authority with a new key (ECDSA P-256), valid for ten years from an hour before `now`, for
/// senders whose clocks are behind. It is called "Tempo NAME", cut to 64 characters, or "Tempo"
/// when the name is empty; it may issue certificates of servers but no other authority.
/// InvalidInput: the name is not UTF-8 or has control characters.
Expected<Authority> makeAuthority(std::string_view name, Timestamp now);

/// A certificate for a server that holds `serverKey`: 90 days from `now`, and an hour before it,
/// but never longer than the authority. It covers usableNames(names) and is called by the first of
/// them, cut to 64 characters. InvalidInput: none of the names is usable. Conflict: the authority
/// is not valid at `now`. Damaged: the authority's key is not that of its certificate.
Expected<Certificate> issueServerCertificate(const Authority& authority,
                                             const PrivateKey& serverKey, const ServerNames& names,
                                             Timestamp now);

/// When a certificate that renews by itself should be renewed: at two thirds of its life.
Timestamp renewalDue(const Certificate& certificate);

} // namespace tempo::crypto
