#include "store/senders/sender_table.hpp"

#include "store/database/query.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace tempo::store {
namespace {

std::string toJson(const std::vector<std::string>& addresses) {
    return nlohmann::json(addresses).dump();
}

std::vector<std::string> addressesFromJson(std::string_view text) {
    return nlohmann::json::parse(text).get<std::vector<std::string>>();
}

std::unordered_map<SenderId, std::vector<SenderToken>>
tokensBySender(const Connection& connection) {
    Query query(connection,
                "SELECT sender_id, lookup, sealed, valid_until, lookup_key FROM sender_tokens"
                " ORDER BY valid_until IS NULL DESC, valid_until DESC");
    std::unordered_map<SenderId, std::vector<SenderToken>> tokens;
    while (query.next()) {
        const auto sender = query.column<SenderId>(0);
        tokens[sender].push_back({sender, std::string(query.text(1)), std::string(query.text(2)),
                                  query.column<std::optional<Timestamp>>(3),
                                  query.column<std::int64_t>(4)});
    }
    return tokens;
}

Sender readSender(const Query& query) {
    Sender sender;
    sender.id = query.column<SenderId>(0);
    sender.name = query.text(1);
    sender.provider = query.text(2);
    sender.createdAt = query.column<Timestamp>(3);
    sender.expiresAt = query.column<std::optional<Timestamp>>(4);
    sender.revokedAt = query.column<std::optional<Timestamp>>(5);
    sender.allowedAddresses = addressesFromJson(query.text(6));
    sender.rate = {query.column<EventRate::Kind>(7), query.column<std::uint32_t>(8)};
    sender.showOnce = query.column<bool>(9);
    sender.lastUsedAt = query.column<std::optional<Timestamp>>(10);
    sender.lastUsedAddress = query.column<std::optional<std::string>>(11);
    sender.lastUsedTransport = query.column<std::optional<Transport>>(12);
    sender.eventCount = query.column<std::uint64_t>(13);
    sender.requireTls = query.column<bool>(14);
    sender.clientSubject = query.text(15);
    sender.tlsSince = query.column<std::optional<Timestamp>>(16);
    sender.downgradeAttemptedAt = query.column<std::optional<Timestamp>>(17);
    sender.exposedAt = query.column<std::optional<Timestamp>>(18);
    return sender;
}

bool isKnown(const Connection& connection, const SenderId& id) {
    Query query(connection, "SELECT 1 FROM senders WHERE id = ?", id);
    return query.next();
}

tl::unexpected<Error> unknown(const SenderId& id) {
    return failure(ErrorCode::NotFound, "There is no sender " + id.toString() +
                                            ". `tempoctl token list` shows them all.");
}

/// Another sender that has this name.
Expected<void> checkNameIsFree(const Connection& connection, const Sender& sender) {
    Query query(connection, "SELECT 1 FROM senders WHERE name = ? AND id <> ?", sender.name,
                sender.id);
    if (query.next()) {
        return failure(ErrorCode::Conflict, "There is a sender named \"" + sender.name +
                                                "\" already. Choose another name.");
    }
    return {};
}

/// Of a token that the sender has already only the validity changes: its sealed value in the
/// database may be newer than the caller's.
Expected<void> putToken(WriteContext& context, const SenderId& sender, const SenderToken& token) {
    const auto changed =
        execute(context.database,
                "INSERT INTO sender_tokens (lookup, sender_id, sealed, valid_until, lookup_key)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT (lookup) DO UPDATE"
                " SET valid_until = excluded.valid_until WHERE sender_id = excluded.sender_id",
                Blob{token.lookup}, sender, Blob{token.sealed}, token.validUntil, token.lookupKey);
    if (changed == 0) {
        return failure(ErrorCode::Conflict,
                       "The token belongs to another sender already. Try again.");
    }
    return {};
}

Expected<void> putTokens(WriteContext& context, const SenderId& sender,
                         std::span<const SenderToken> tokens) {
    for (const auto& token : tokens) {
        if (auto put = putToken(context, sender, token); !put) {
            return put;
        }
    }
    return {};
}

bool isAmong(std::span<const SenderToken> tokens, std::string_view lookup) {
    return std::ranges::any_of(
        tokens, [lookup](const SenderToken& token) { return token.lookup == lookup; });
}

std::vector<std::string> lookupsOf(const Connection& connection, const SenderId& sender) {
    Query query(connection, "SELECT lookup FROM sender_tokens WHERE sender_id = ?", sender);
    std::vector<std::string> lookups;
    while (query.next()) {
        lookups.emplace_back(query.text(0));
    }
    return lookups;
}

} // namespace

std::vector<StoredSender> loadSenders(const Connection& connection) {
    auto tokens = tokensBySender(connection);
    Query query(connection,
                "SELECT id, name, provider, created_at, expires_at, revoked_at, allowed_addresses,"
                " rate_kind, rate_per_minute, show_once, last_used_at, last_used_address,"
                " last_used_transport, event_count, require_tls, client_subject, tls_since,"
                " downgrade_attempted_at, exposed_at FROM senders ORDER BY created_at, id");
    std::vector<StoredSender> senders;
    while (query.next()) {
        auto sender = readSender(query);
        auto own = std::move(tokens[sender.id]);
        senders.push_back({std::move(sender), std::move(own)});
    }
    return senders;
}

Expected<void> insertSender(WriteContext& context, const Sender& sender,
                            std::span<const SenderToken> tokens) {
    if (auto free = checkNameIsFree(context.database, sender); !free) {
        return free;
    }
    execute(context.database,
            "INSERT INTO senders (id, name, provider, created_at, expires_at, revoked_at,"
            " allowed_addresses, rate_kind, rate_per_minute, show_once, last_used_at,"
            " last_used_address, last_used_transport, event_count, require_tls, client_subject,"
            " tls_since, downgrade_attempted_at, exposed_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            sender.id, sender.name, sender.provider, sender.createdAt, sender.expiresAt,
            sender.revokedAt, toJson(sender.allowedAddresses), sender.rate.kind,
            sender.rate.perMinute, sender.showOnce, sender.lastUsedAt, sender.lastUsedAddress,
            sender.lastUsedTransport, sender.eventCount, sender.requireTls, sender.clientSubject,
            sender.tlsSince, sender.downgradeAttemptedAt, sender.exposedAt);
    return putTokens(context, sender.id, tokens);
}

Expected<void> updateSender(WriteContext& context, const Sender& sender) {
    if (auto free = checkNameIsFree(context.database, sender); !free) {
        return free;
    }
    const auto changed =
        execute(context.database,
                "UPDATE senders SET name = ?, provider = ?, created_at = ?, expires_at = ?,"
                " revoked_at = ?, allowed_addresses = ?, rate_kind = ?, rate_per_minute = ?,"
                " show_once = ?, require_tls = ?, client_subject = ? WHERE id = ?",
                sender.name, sender.provider, sender.createdAt, sender.expiresAt, sender.revokedAt,
                toJson(sender.allowedAddresses), sender.rate.kind, sender.rate.perMinute,
                sender.showOnce, sender.requireTls, sender.clientSubject, sender.id);
    if (changed == 0) {
        return unknown(sender.id);
    }
    return {};
}

Expected<void> replaceTokens(WriteContext& context, const SenderId& sender,
                             std::span<const SenderToken> tokens) {
    if (!isKnown(context.database, sender)) {
        return unknown(sender);
    }
    for (const auto& lookup : lookupsOf(context.database, sender)) {
        if (!isAmong(tokens, lookup)) {
            execute(context.database, "DELETE FROM sender_tokens WHERE lookup = ?", Blob{lookup});
        }
    }
    return putTokens(context, sender, tokens);
}

Expected<void> revokeSender(WriteContext& context, const SenderId& sender) {
    if (!isKnown(context.database, sender)) {
        return unknown(sender);
    }
    execute(context.database,
            "UPDATE senders SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", context.now,
            sender);
    execute(context.database, "UPDATE sender_tokens SET sealed = zeroblob(0) WHERE sender_id = ?",
            sender);
    return {};
}

bool markDowngrade(WriteContext& context, const SenderDowngrade& downgrade) {
    return execute(context.database,
                   "UPDATE senders SET downgrade_attempted_at = ?, exposed_at = ?"
                   " WHERE id = (SELECT sender_id FROM sender_tokens WHERE lookup = ?) AND id = ?"
                   " AND exposed_at IS NULL",
                   downgrade.at, downgrade.at, Blob{downgrade.lookup}, downgrade.sender) > 0;
}

void clearDowngrade(WriteContext& context, const SenderId& sender) {
    execute(context.database,
            "UPDATE senders SET downgrade_attempted_at = NULL, exposed_at = NULL WHERE id = ?",
            sender);
}

void applyUses(WriteContext& context, std::span<const SenderUse> uses) {
    for (const auto& use : uses) {
        execute(context.database,
                "UPDATE senders SET last_used_at = ?, last_used_address = ?,"
                " last_used_transport = ?, event_count = event_count + ?, tls_since = ?"
                " WHERE id = ?",
                use.lastUsedAt, use.address, use.transport, use.additionalEvents, use.tlsSince,
                use.sender);
    }
}

} // namespace tempo::store
