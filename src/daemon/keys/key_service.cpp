#include "daemon/keys/key_service.hpp"

#include "crypto/sealed_box.hpp"
#include "daemon/services/actor.hpp"
#include "store/audit/audit_log.hpp"
#include "store/senders/lookup_key_table.hpp"

#include <algorithm>
#include <utility>

namespace tempo::daemon {
namespace {

using crypto::KeyOrigin;
using crypto::SecretBytes;

std::string_view toText(KeyOrigin origin) {
    switch (origin) {
    case KeyOrigin::File:
        return "file";
    case KeyOrigin::Environment:
        return "environment";
    case KeyOrigin::EnvironmentFile:
        return "environment-file";
    case KeyOrigin::Credential:
        return "credential";
    }
    return "file";
}

std::string_view inWords(KeyOrigin origin) {
    switch (origin) {
    case KeyOrigin::Environment:
        return "is the value of TEMPO_ENCRYPTION_KEY";
    case KeyOrigin::EnvironmentFile:
        return "is in the file that TEMPO_ENCRYPTION_KEY_FILE names";
    case KeyOrigin::Credential:
        return "is a credential of the service manager";
    case KeyOrigin::File:
        break;
    }
    return "is in the key file";
}

std::string_view whatIs(crypto::Purpose purpose) {
    switch (purpose) {
    case crypto::Purpose::SealedToken:
        return "token";
    case crypto::Purpose::SealedTlsKey:
        return "tls-key";
    case crypto::Purpose::SealedLookupKey:
    case crypto::Purpose::TokenLookup:
        break;
    }
    return "lookup-key";
}

protocol::UnopenedValue described(const store::SealedValue& value) {
    return {std::string(whatIs(value.purpose)), value.owner};
}

std::vector<protocol::UnopenedValue> described(const std::vector<store::SealedValue>& values) {
    std::vector<protocol::UnopenedValue> result;
    for (const auto& value : values) {
        result.push_back(described(value));
    }
    return result;
}

/// The key that an earlier attempt has left, or a new one.
Expected<SecretBytes> readOrCreate(const crypto::NextKeyFile& file, const crypto::KeyId& current) {
    auto earlier = file.read();
    if (!earlier) {
        return tl::unexpected(std::move(earlier.error()));
    }
    if (*earlier) {
        return **std::move(earlier);
    }
    auto key = file.create();
    // Ids are short: a new key may have that of the current one, and would be taken for it.
    while (key && crypto::keyIdOf(*key) == current) {
        if (auto removed = file.remove(); !removed) {
            return tl::unexpected(std::move(removed.error()));
        }
        key = file.create();
    }
    return key;
}

AuditEntry entryOf(const store::Resealed& resealed, const crypto::KeyId& id,
                   const control::Caller& caller, Timestamp now) {
    AuditEntry entry{.at = now, .kind = "key.rotated", .actor = actorOf(caller)};
    entry.detail =
        "the key is " + toText(id) + " now; sealed anew: " + std::to_string(resealed.resealed) +
        ", not opened and left as they were: " + std::to_string(resealed.unopened.size());
    return entry;
}

} // namespace

KeyService::KeyService(StoreTasks& tasks, crypto::KeyRing& ring, SenderAdmin& senders,
                       Source source, spdlog::logger& log)
    : tasks_(tasks), ring_(ring), senders_(senders), source_(std::move(source)),
      nextFile_(source_.file), log_(log) {}

Async<protocol::KeyCheck> KeyService::check() {
    auto reading = tasks_.read<std::vector<store::SealedValue>>(
        [](const store::Connection& database) -> Expected<std::vector<store::SealedValue>> {
            return store::loadSealedValues(database);
        });
    const auto values = co_await std::move(reading);
    if (!values) {
        co_return tl::unexpected(values.error());
    }
    protocol::KeyCheck result{.keyID = toText(ring_.currentId()),
                              .origin = std::string(toText(source_.origin)),
                              .checked = values->size()};
    const crypto::SealedBox box(ring_);
    for (const auto& value : *values) {
        if (!box.open({value.purpose, value.row}, value.sealed) && isNeeded(value)) {
            result.unopened.push_back(described(value));
        }
    }
    // A token that is shown only once has no sealed value, and is lost with its lookup key.
    for (const auto& sender : senders_.unopened().lost()) {
        const protocol::UnopenedValue lost{"token", sender};
        if (std::ranges::find(result.unopened, lost) == result.unopened.end()) {
            result.unopened.push_back(lost);
        }
    }
    co_return result;
}

/// The lookup key of an earlier master key waits for that one as long as there are tokens of it.
bool KeyService::isNeeded(const store::SealedValue& value) const {
    return value.purpose != crypto::Purpose::SealedLookupKey ||
           value.row == store::sealedRowOfLookupKey(source_.lookupKeyId) ||
           !senders_.unopened().lost().empty();
}

Async<protocol::KeyRotation> KeyService::rotate(control::Caller caller) {
    if (auto allowed = checkOrigin(); !allowed) {
        co_return tl::unexpected(std::move(allowed.error()));
    }
    if (rotating_) {
        co_return failure(ErrorCode::Busy, "The encryption key is being changed already.");
    }
    rotating_ = true;
    auto outcome = co_await change(caller);
    rotating_ = false;
    co_return outcome;
}

Async<protocol::KeyRotation> KeyService::change(control::Caller caller) {
    auto next = co_await prepareNext();
    if (!next) {
        next.error().detail += " The encryption key stays as it was.";
        co_return tl::unexpected(std::move(next.error()));
    }
    const auto id = crypto::keyIdOf(*next);
    protocol::KeyRotation result{.keyID = toText(id)};
    if (id != ring_.currentId()) {
        auto rotated = co_await sealAnew(*std::move(next), caller);
        if (!rotated) {
            co_return tl::unexpected(std::move(rotated.error()));
        }
        senders_.takeResealed(rotated->senders);
        ring_.forgetRetired();
        result.resealed = rotated->resealed.resealed;
        result.unopened = described(rotated->resealed.unopened);
        log_.info("The encryption key was changed; everything that could be opened, {} values, is "
                  "sealed with the new one.",
                  result.resealed);
    }
    const auto promoted = co_await promote();
    if (!promoted) {
        co_return tl::unexpected(promoted.error());
    }
    co_return result;
}

Async<SecretBytes> KeyService::prepareNext() {
    auto preparing = tasks_.write<SecretBytes>(
        [file = nextFile_, current = ring_.currentId()](store::WriteContext& /*context*/) {
            return readOrCreate(file, current);
        });
    co_return co_await std::move(preparing);
}

Async<KeyService::Rotated> KeyService::sealAnew(SecretBytes next, control::Caller caller) {
    const auto earlier = ring_.currentId();
    const auto id = crypto::keyIdOf(next);
    ring_.addRetired(std::move(next));
    ring_.makeCurrent(id);
    auto sealing = tasks_.write<Rotated>([ring = ring_.snapshot(), caller,
                                          lookupKeyId = source_.lookupKeyId](
                                             store::WriteContext& context) -> Expected<Rotated> {
        store::removeUnneededLookupKeys(context.database, lookupKeyId);
        Rotated rotated{.resealed = store::resealAll(context.database, *ring), .senders = {}};
        store::append(context, entryOf(rotated.resealed, ring->currentId(), caller, context.now));
        rotated.senders = store::loadSenders(context.database);
        return rotated;
    });
    auto rotated = co_await std::move(sealing);
    if (!rotated) {
        ring_.makeCurrent(earlier);
    }
    co_return rotated;
}

Async<Done> KeyService::promote() {
    auto promoting = tasks_.write<Done>([file = nextFile_](store::WriteContext& /*context*/) {
        return file.promote().map([] { return Done{}; });
    });
    auto promoted = co_await std::move(promoting);
    leftover_.reset();
    if (!promoted) {
        promoted.error().detail += " The new key is in force and needs this file; the next start "
                                   "of tempod, and the next 'tempoctl key rotate', try again.";
        noteLeftover(promoted.error());
    }
    co_return promoted;
}

std::vector<std::string> KeyService::problems() const {
    auto found = senders_.unopened().problems();
    if (leftover_) {
        found.push_back(*leftover_);
    }
    return found;
}

Expected<void> KeyService::checkOrigin() const {
    if (source_.origin == KeyOrigin::File) {
        return {};
    }
    return failure(ErrorCode::Locked,
                   "The encryption key " + std::string(inWords(source_.origin)) +
                       ", which tempod cannot change. Let tempod start once with that key in " +
                       source_.file.string() +
                       " instead, rotate there, and take the new key back to where it was; "
                       "SECURITY.md says more.");
}

} // namespace tempo::daemon
