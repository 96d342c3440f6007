#pragma once

#include "crypto/key_ring.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// The sealed keys of the hashes by which tokens are found. There is one for each master key that
/// was in use, until no token needs it any more. All of it throws DatabaseFailure.
namespace tempo::store {

class Connection;

struct StoredLookupKey {
    std::int64_t id = 0;
    crypto::KeyId masterKey; ///< the one that it is sealed with
    std::string sealed;

    friend bool operator==(const StoredLookupKey&, const StoredLookupKey&) = default;
};

std::vector<StoredLookupKey> loadLookupKeys(const Connection& connection);

/// An id that no key has and no token names, from 1 on.
std::int64_t nextLookupKeyId(const Connection& connection);

/// Adds a key, or replaces the one of this id.
void putLookupKey(Connection& connection, const StoredLookupKey& key);

/// Removes every key but `kept` that no token of a sender in force needs.
void removeUnneededLookupKeys(Connection& connection, std::int64_t kept);

/// Whether any token was ever stored.
bool hasTokens(const Connection& connection);

} // namespace tempo::store
