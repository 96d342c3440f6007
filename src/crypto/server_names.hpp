#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tempo::crypto {

/// What a server certificate is to cover.
struct ServerNames {
    std::vector<std::string> dnsNames;
    std::vector<std::string> ipAddresses; ///< v4 or v6 as text

    friend bool operator==(const ServerNames&, const ServerNames&) = default;
};

/// The most names of each kind in a certificate: it is sent in every full handshake.
inline constexpr std::size_t kServerNamesLimit = 64;

/// What of `names` can stand in a certificate, each once, in the same order: DNS names in lower
/// case without a final dot, addresses in canonical text. A DNS name has labels of letters, digits,
/// hyphens and underscores (which host names have, whatever RFC 1123 says), 63 characters each and
/// 253 in all; its last label is no number. The names come from the host, which may be called
/// anything, so what cannot be used is left out and costs the others nothing.
ServerNames usableNames(const ServerNames& names);

} // namespace tempo::crypto
