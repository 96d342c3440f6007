#pragma once

#include "crypto/key_ring.hpp"
#include "crypto/secret.hpp"

#include <cstdint>
#include <optional>

namespace tempo::store {
class Connection;
}

namespace tempo::daemon {

/// The key of the hash by which tokens are found, and its number in the database: a token that was
/// made with another one is not found.
struct LookupKey {
    std::int64_t id = 0;
    crypto::SecretBytes key{};
};

/// The one that the database holds for the ring's current key; nothing when there is none that
/// opens. Throws DatabaseFailure.
std::optional<LookupKey> openLookupKey(const store::Connection& database,
                                       const crypto::KeyRing& ring);

/// Makes one and stores it, sealed with the ring's current key. Where no lookup key was ever stored
/// and the tokens are sealed with this master key, it is the one derived from the master key, by
/// which they were always found; else it is random. Throws DatabaseFailure.
LookupKey makeLookupKey(store::Connection& database, const crypto::KeyRing& ring);

} // namespace tempo::daemon
