#pragma once

#include "store/threads/write_job.hpp"

#include <cstdint>
#include <map>
#include <string>

/// The certificates of Tempo's own authority and of its TLS listener, and their keys. All of it
/// throws DatabaseFailure.
namespace tempo::store {

/// The numbers are those in the database and must never change.
enum class TlsRole : std::uint8_t { Authority = 1, Server = 2 };

struct StoredCertificate {
    std::string certificate; ///< PEM
    std::string sealedKey;

    friend bool operator==(const StoredCertificate&, const StoredCertificate&) = default;
};

using StoredTlsIdentity = std::map<TlsRole, StoredCertificate>;

/// Both, or none when none were made yet.
StoredTlsIdentity loadTlsIdentity(const Connection& connection);

/// Replaces what was there.
void putTlsIdentity(WriteContext& context, const StoredTlsIdentity& identity);

} // namespace tempo::store
