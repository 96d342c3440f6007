#include "daemon/tls/tls_identity.hpp"

#include "store/senders/sealed_values.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tempo::daemon {
namespace {

using store::TlsRole;

store::StoredCertificate seal(TlsRole role, const crypto::Certificate& certificate,
                              const crypto::PrivateKey& key, const crypto::SealedBox& box) {
    const auto pem = key.toPem();
    return {certificate.toPem(),
            box.seal({crypto::Purpose::SealedTlsKey, store::sealedRowOf(role)}, pem.bytes())};
}

/// A certificate and its key, or why they cannot be had.
Expected<std::pair<crypto::Certificate, crypto::PrivateKey>>
open(TlsRole role, const store::StoredTlsIdentity& stored, const crypto::SealedBox& box) {
    const auto found = stored.find(role);
    if (found == stored.end()) {
        return failure(ErrorCode::Damaged,
                       "The database has no entry for the " + store::sealedRowOf(role) + ".");
    }
    auto certificates = crypto::readCertificates(found->second.certificate);
    if (!certificates) {
        return tl::unexpected(std::move(certificates.error()));
    }
    const auto pem = box.open({crypto::Purpose::SealedTlsKey, store::sealedRowOf(role)},
                              found->second.sealedKey);
    if (!pem) {
        return tl::unexpected(pem.error());
    }
    auto key = crypto::PrivateKey::fromPem(*pem);
    if (!key) {
        return tl::unexpected(std::move(key.error()));
    }
    return std::pair(std::move(certificates->front()), *std::move(key));
}

std::vector<std::string> sorted(std::vector<std::string> names) {
    std::ranges::sort(names);
    return names;
}

} // namespace

Expected<TlsIdentity> makeTlsIdentity(const crypto::ServerNames& names, Timestamp now) {
    const auto usable = crypto::usableNames(names);
    auto authority =
        crypto::makeAuthority(usable.dnsNames.empty() ? "" : usable.dnsNames.front(), now);
    if (!authority) {
        return tl::unexpected(std::move(authority.error()));
    }
    auto serverKey = crypto::PrivateKey::generate();
    auto server = crypto::issueServerCertificate(*authority, serverKey, names, now);
    if (!server) {
        return tl::unexpected(std::move(server.error()));
    }
    return TlsIdentity{*std::move(authority), *std::move(server), std::move(serverKey)};
}

bool needsReissue(const TlsIdentity& identity, const crypto::ServerNames& names, Timestamp now) {
    const auto usable = crypto::usableNames(names);
    auto wanted = usable.dnsNames;
    wanted.insert(wanted.end(), usable.ipAddresses.begin(), usable.ipAddresses.end());
    return sorted(std::move(wanted)) != sorted(identity.server.covers()) ||
           now >= crypto::renewalDue(identity.server);
}

store::StoredTlsIdentity sealIdentity(const TlsIdentity& identity, const crypto::SealedBox& box) {
    return {{TlsRole::Authority,
             seal(TlsRole::Authority, identity.authority.certificate, identity.authority.key, box)},
            {TlsRole::Server, seal(TlsRole::Server, identity.server, identity.serverKey, box)}};
}

Expected<TlsIdentity> openIdentity(const store::StoredTlsIdentity& stored,
                                   const crypto::SealedBox& box) {
    auto authority = open(TlsRole::Authority, stored, box);
    if (!authority) {
        return tl::unexpected(std::move(authority.error()));
    }
    auto server = open(TlsRole::Server, stored, box);
    if (!server) {
        return tl::unexpected(std::move(server.error()));
    }
    return TlsIdentity{{std::move(authority->first), std::move(authority->second)},
                       std::move(server->first),
                       std::move(server->second)};
}

} // namespace tempo::daemon
