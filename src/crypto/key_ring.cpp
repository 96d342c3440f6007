#include "crypto/key_ring.hpp"

#include "crypto/digest.hpp"
#include "crypto/hkdf.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace tempo::crypto {
namespace {

SecretBytes derive(const SecretBytes& master, std::string_view info, std::size_t size) {
    return hkdfSha256({.key = master.bytes(), .salt = {}, .info = info}, size);
}

} // namespace

KeyId keyIdOf(const SecretBytes& masterKey) {
    KeyId id;
    const auto derived = derive(masterKey, "tempo key id", id.bytes.size());
    std::copy(derived.bytes().begin(), derived.bytes().end(), id.bytes.begin());
    return id;
}

std::string toText(const KeyId& id) {
    return toHex(id.bytes);
}

std::string_view toText(Purpose purpose) {
    switch (purpose) {
    case Purpose::SealedToken:
        return "tempo sealed token";
    case Purpose::TokenLookup:
        return "tempo token lookup";
    case Purpose::SealedTlsKey:
        return "tempo sealed tls key";
    case Purpose::SealedLookupKey:
        return "tempo sealed lookup key";
    }
    throw std::invalid_argument("Purpose: no such enumerator");
}

KeyRing::KeyRing(SecretBytes masterKey) {
    add(std::move(masterKey));
}

void KeyRing::addRetired(SecretBytes masterKey) {
    add(std::move(masterKey));
}

void KeyRing::makeCurrent(const KeyId& id) {
    const auto key = std::ranges::find(keys_, id, &Key::id);
    if (key == keys_.end()) {
        throw std::invalid_argument("KeyRing: the ring does not hold this key");
    }
    std::rotate(keys_.begin(), key, key + 1);
}

void KeyRing::forgetRetired() {
    keys_.erase(keys_.begin() + 1, keys_.end());
}

std::shared_ptr<const KeyRing> KeyRing::snapshot() const {
    const auto copyOf = [](const Key& key) {
        return SecretBytes::copyOf(key.master.bytes());
    };
    auto copy = std::make_shared<KeyRing>(copyOf(keys_.front()));
    for (const auto& retired : std::span(keys_).subspan(1)) {
        copy->addRetired(copyOf(retired));
    }
    return copy;
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
    const auto id = keyIdOf(masterKey);
    if (std::ranges::find(keys_, id, &Key::id) != keys_.end()) {
        return;
    }
    keys_.push_back({id, std::move(masterKey)});
}

} // namespace tempo::crypto
