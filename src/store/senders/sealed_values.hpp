#pragma once

#include "core/sender.hpp"
#include "crypto/key_ring.hpp"
#include "store/settings/tls_table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Everything that is sealed in the database, in one list: what a change of the master key must
/// seal anew, and what a check must open. Whoever adds a sealed column adds it here. All of it
/// throws DatabaseFailure.
namespace tempo::store {

class Connection;

struct SealedValue {
    crypto::Purpose purpose{};
    std::string row;    ///< what it is bound to
    std::string owner;  ///< whose it is, in words: the name of a sender, `authority`; may be empty
    std::string key;    ///< of its row in the database, for SealedColumn::replace
    std::string sealed; ///< never empty

    friend bool operator==(const SealedValue&, const SealedValue&) = default;
};

/// One column of sealed values.
struct SealedColumn {
    std::string_view table;
    std::string_view column;
    std::vector<SealedValue> (*load)(const Connection&);
    /// Writes the same value, sealed anew with that master key.
    void (*replace)(Connection&, const SealedValue&, std::string_view sealed,
                    const crypto::KeyId& masterKey);
};

std::span<const SealedColumn> sealedColumns();

/// Every sealed value there is.
std::vector<SealedValue> loadSealedValues(const Connection& connection);

/// What came of sealing anew.
struct Resealed {
    std::size_t resealed = 0;
    std::vector<SealedValue> unopened; ///< left as they were

    friend bool operator==(const Resealed&, const Resealed&) = default;
};

/// Seals everything with the ring's current key that another of its keys sealed. To be called in a
/// transaction.
Resealed resealAll(Connection& connection, const crypto::KeyRing& keys);

/// The row that a value is bound to.
std::string sealedRowOf(const SenderToken& token);
std::string sealedRowOf(TlsRole role);
std::string sealedRowOfLookupKey(std::int64_t id);

} // namespace tempo::store
