#include "store/senders/sealed_values.hpp"

#include "crypto/digest.hpp"
#include "crypto/sealed_box.hpp"
#include "store/database/query.hpp"
#include "store/senders/lookup_key_table.hpp"

#include <array>
#include <charconv>
#include <iterator>
#include <utility>

namespace tempo::store {
namespace {

using crypto::Purpose;

std::int64_t toNumber(const std::string& key) {
    std::int64_t number = 0;
    std::from_chars(key.data(), key.data() + key.size(), number);
    return number;
}

std::string_view ownerOf(TlsRole role) {
    return role == TlsRole::Authority ? "authority" : "server";
}

/// A show-once token has no value, nor has one of a revoked sender.
std::vector<SealedValue> loadTokens(const Connection& connection) {
    Query query(connection,
                "SELECT sender_id, lookup, sealed, name FROM sender_tokens"
                " JOIN senders ON senders.id = sender_id WHERE length(sealed) > 0 ORDER BY name");
    std::vector<SealedValue> values;
    while (query.next()) {
        const SenderToken token{query.column<SenderId>(0), std::string(query.text(1)),
                                std::string(query.text(2)), std::nullopt};
        values.push_back({Purpose::SealedToken, sealedRowOf(token), std::string(query.text(3)),
                          token.lookup, token.sealed});
    }
    return values;
}

void replaceToken(Connection& connection, const SealedValue& value, std::string_view sealed,
                  const crypto::KeyId& /*masterKey*/) {
    execute(connection, "UPDATE sender_tokens SET sealed = ? WHERE lookup = ?", Blob{sealed},
            Blob{value.key});
}

std::vector<SealedValue> loadTlsKeys(const Connection& connection) {
    std::vector<SealedValue> values;
    for (auto& [role, stored] : loadTlsIdentity(connection)) {
        values.push_back({Purpose::SealedTlsKey, sealedRowOf(role), std::string(ownerOf(role)),
                          std::to_string(static_cast<int>(role)), stored.sealedKey});
    }
    return values;
}

void replaceTlsKey(Connection& connection, const SealedValue& value, std::string_view sealed,
                   const crypto::KeyId& /*masterKey*/) {
    execute(connection, "UPDATE tls_identity SET sealed_key = ? WHERE role = ?", Blob{sealed},
            toNumber(value.key));
}

std::vector<SealedValue> loadSealedLookupKeys(const Connection& connection) {
    std::vector<SealedValue> values;
    for (auto& stored : loadLookupKeys(connection)) {
        values.push_back({Purpose::SealedLookupKey, sealedRowOfLookupKey(stored.id), "",
                          std::to_string(stored.id), std::move(stored.sealed)});
    }
    return values;
}

void replaceLookupKey(Connection& connection, const SealedValue& value, std::string_view sealed,
                      const crypto::KeyId& masterKey) {
    putLookupKey(connection, {toNumber(value.key), masterKey, std::string(sealed)});
}

constexpr std::array kColumns{
    SealedColumn{"sender_tokens", "sealed", loadTokens, replaceToken},
    SealedColumn{"tls_identity", "sealed_key", loadTlsKeys, replaceTlsKey},
    SealedColumn{"lookup_keys", "sealed_key", loadSealedLookupKeys, replaceLookupKey},
};

/// The key that a value names, whether or not anybody has it.
bool isSealedWith(const SealedValue& value, const crypto::KeyId& id) {
    return crypto::keyIdOfSealed(value.sealed) == id;
}

void reseal(Connection& connection, const SealedColumn& column, const crypto::KeyRing& keys,
            Resealed& result) {
    const crypto::SealedBox box(keys);
    for (auto& value : column.load(connection)) {
        const crypto::SealContext context{value.purpose, value.row};
        const auto plain = box.open(context, value.sealed);
        if (!plain) {
            result.unopened.push_back(std::move(value));
        } else if (!isSealedWith(value, keys.currentId())) {
            column.replace(connection, value, box.seal(context, plain->bytes()), keys.currentId());
            ++result.resealed;
        }
    }
}

} // namespace

std::span<const SealedColumn> sealedColumns() {
    return kColumns;
}

std::vector<SealedValue> loadSealedValues(const Connection& connection) {
    std::vector<SealedValue> values;
    for (const auto& column : kColumns) {
        auto some = column.load(connection);
        std::move(some.begin(), some.end(), std::back_inserter(values));
    }
    return values;
}

Resealed resealAll(Connection& connection, const crypto::KeyRing& keys) {
    Resealed result;
    for (const auto& column : kColumns) {
        reseal(connection, column, keys, result);
    }
    return result;
}

std::string sealedRowOf(const SenderToken& token) {
    return token.sender.toString() + '/' + crypto::toHex(crypto::asBytes(token.lookup));
}

std::string sealedRowOf(TlsRole role) {
    return "tls " + std::string(ownerOf(role));
}

std::string sealedRowOfLookupKey(std::int64_t id) {
    return "token lookup key " + std::to_string(id);
}

} // namespace tempo::store
