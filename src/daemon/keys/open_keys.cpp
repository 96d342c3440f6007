#include "daemon/keys/open_keys.hpp"

#include "crypto/next_key_file.hpp"
#include "store/senders/lookup_key_table.hpp"
#include "store/senders/sealed_values.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace tempo::daemon {
namespace {

using crypto::SecretBytes;
using StoredKeys = std::vector<store::StoredLookupKey>;

/// Both keys of an interrupted change, or the usual one.
struct MasterKeys {
    SecretBytes current;
    std::optional<SecretBytes> other{};
    KeyOpening opening = KeyOpening::Usual;
};

bool isNamed(const StoredKeys& stored, const SecretBytes& key) {
    return std::ranges::any_of(
        stored, [id = crypto::keyIdOf(key)](const auto& named) { return named.masterKey == id; });
}

KeyOpening openingWith(const StoredKeys& stored, const SecretBytes& key) {
    if (stored.empty()) {
        return KeyOpening::First;
    }
    return isNamed(stored, key) ? KeyOpening::Usual : KeyOpening::Strange;
}

MasterKeys choose(const StoredKeys& stored, SecretBytes inFile, std::optional<SecretBytes> next) {
    if (next && isNamed(stored, *next)) {
        return {*std::move(next), std::move(inFile), KeyOpening::RotationFinished};
    }
    const auto opening = openingWith(stored, inFile);
    if (next && opening == KeyOpening::Usual) {
        return {std::move(inFile), std::move(next), KeyOpening::RotationUndone};
    }
    return {std::move(inFile), std::move(next), opening};
}

/// The next key, if it can be read. One that cannot was not yet whole, and so seals nothing.
std::optional<SecretBytes> readNext(const crypto::NextKeyFile& file) {
    auto next = file.read();
    return next ? *std::move(next) : std::nullopt;
}

LookupKey settleDatabase(store::Connection& database, const crypto::KeyRing& ring) {
    store::resealAll(database, ring);
    auto lookup = openLookupKey(database, ring);
    if (!lookup) {
        lookup = makeLookupKey(database, ring);
    }
    store::removeUnneededLookupKeys(database, lookup->id);
    return *std::move(lookup);
}

Expected<SecretBytes> keyOrNew(crypto::FoundKey found, const std::filesystem::path& keyFile) {
    return found.key ? Expected<SecretBytes>(*std::move(found.key))
                     : crypto::loadOrCreateKey({.file = keyFile});
}

Expected<StoredKeys> readStored(const store::Store& store) {
    StoredKeys stored;
    return store
        .readNow([&stored](const store::Connection& database) {
            stored = store::loadLookupKeys(database);
        })
        .map([&stored] { return std::move(stored); });
}

} // namespace

Expected<OpenedKeys> openKeys(crypto::FoundKey found, const std::filesystem::path& keyFile,
                              const store::Store& store) {
    const bool ownFile = found.origin == crypto::KeyOrigin::File;
    const crypto::NextKeyFile nextFile(keyFile);
    auto next = ownFile ? readNext(nextFile) : std::nullopt;
    const auto stored = readStored(store);
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    auto inFile = keyOrNew(std::move(found), keyFile);
    if (!inFile) {
        return tl::unexpected(std::move(inFile.error()));
    }
    auto keys = choose(*stored, *std::move(inFile), std::move(next));
    OpenedKeys opened{.ring = crypto::KeyRing(std::move(keys.current)), .opening = keys.opening};
    if (keys.other) {
        opened.ring.addRetired(*std::move(keys.other));
    }
    const auto settled = store.changeNow([&opened](store::Connection& database) {
        opened.lookup = settleDatabase(database, opened.ring);
    });
    if (!settled) {
        return tl::unexpected(settled.error());
    }
    opened.ring.forgetRetired();
    if (ownFile) {
        const auto tidied =
            opened.opening == KeyOpening::RotationFinished ? nextFile.promote() : nextFile.remove();
        opened.leftover = tidied ? std::nullopt : std::optional(tidied.error());
    }
    return opened;
}

} // namespace tempo::daemon
