#include "crypto/key_ring.hpp"

#include "crypto/hkdf.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace tempo::crypto {
namespace {

SecretBytes derive(const SecretBytes& master, std::string_view info, std::size_t size) {
    return hkdfSha256({.key = master.bytes(), .salt = {}, .info = info}, size);
}

KeyId idOf(const SecretBytes& master) {
    KeyId id;
    const auto derived = derive(master, "tempo key id", id.bytes.size());
    std::copy(derived.bytes().begin(), derived.bytes().end(), id.bytes.begin());
    return id;
}

} // namespace

std::string_view toText(Purpose purpose) {
    switch (purpose) {
    case Purpose::SealedToken:
        return "tempo sealed token";
    case Purpose::TokenLookup:
        return "tempo token lookup";
    case Purpose::SealedTlsKey:
        return "tempo sealed tls key";
    }
    throw std::invalid_argument("Purpose: no such enumerator");
}

KeyRing::KeyRing(SecretBytes masterKey) {
    add(std::move(masterKey));
}

void KeyRing::addRetired(SecretBytes masterKey) {
    add(std::move(masterKey));
}

SecretBytes KeyRing::subkey(Purpose purpose) const {
    return derive(keys_.front().master, toText(purpose), kKeySize);
}

std::optional<SecretBytes> KeyRing::subkey(Purpose purpose, const KeyId& id) const {
    const auto key = std::ranges::find(keys_, id, &Key::id);
    if (key == keys_.end()) {
        return std::nullopt;
    }
    return derive(key->master, toText(purpose), kKeySize);
}

void KeyRing::add(SecretBytes masterKey) {
    if (masterKey.size() != kKeySize) {
        throw std::invalid_argument("KeyRing: a master key has 32 bytes");
    }
    const auto id = idOf(masterKey);
    keys_.push_back({id, std::move(masterKey)});
}

} // namespace tempo::crypto
