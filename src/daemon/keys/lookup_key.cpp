#include "daemon/keys/lookup_key.hpp"

#include "crypto/new_key_file.hpp"
#include "crypto/sealed_box.hpp"
#include "store/senders/lookup_key_table.hpp"
#include "store/senders/sealed_values.hpp"

#include <algorithm>
#include <utility>

namespace tempo::daemon {
namespace {

using crypto::Purpose;

/// What tokens say that were stored before there were lookup keys.
constexpr std::int64_t kDerivedKeyId = 1;

/// Whether this master key has made the tokens, as far as can be told.
bool opensTokens(const store::Connection& database, const crypto::KeyRing& ring) {
    auto values = store::loadSealedValues(database);
    std::erase_if(values, [](const auto& value) { return value.purpose != Purpose::SealedToken; });
    const crypto::SealedBox box(ring);
    return values.empty() || std::ranges::any_of(values, [&box](const auto& value) {
               return box.open({value.purpose, value.row}, value.sealed).has_value();
           });
}

LookupKey newLookupKey(const store::Connection& database, const crypto::KeyRing& ring) {
    if (store::loadLookupKeys(database).empty() && store::hasTokens(database) &&
        opensTokens(database, ring)) {
        return {kDerivedKeyId, ring.subkey(Purpose::TokenLookup)};
    }
    return {store::nextLookupKeyId(database), crypto::newKey()};
}

} // namespace

std::optional<LookupKey> openLookupKey(const store::Connection& database,
                                       const crypto::KeyRing& ring) {
    for (const auto& stored : store::loadLookupKeys(database)) {
        if (stored.masterKey != ring.currentId()) {
            continue;
        }
        const auto row = store::sealedRowOfLookupKey(stored.id);
        auto key = crypto::SealedBox(ring).open({Purpose::SealedLookupKey, row}, stored.sealed);
        if (key) {
            return LookupKey{stored.id, *std::move(key)};
        }
    }
    return std::nullopt;
}

LookupKey makeLookupKey(store::Connection& database, const crypto::KeyRing& ring) {
    auto lookup = newLookupKey(database, ring);
    const auto row = store::sealedRowOfLookupKey(lookup.id);
    const auto sealed =
        crypto::SealedBox(ring).seal({Purpose::SealedLookupKey, row}, lookup.key.bytes());
    store::putLookupKey(database, {lookup.id, ring.currentId(), sealed});
    return lookup;
}

} // namespace tempo::daemon
