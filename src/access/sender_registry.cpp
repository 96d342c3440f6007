#include "access/sender_registry.hpp"

#include <algorithm>
#include <cstring>
#include <ranges>
#include <utility>

namespace tempo::access {
namespace {

bool isOver(const std::optional<Timestamp>& end, Timestamp now) {
    return end && now >= *end;
}

/// The keyed hash as a key of the table; nothing for a stored value of the wrong size.
std::optional<TokenLookup> lookupOf(const SenderToken& token) {
    TokenLookup lookup{};
    if (token.lookup.size() != lookup.size()) {
        return std::nullopt;
    }
    std::memcpy(lookup.data(), token.lookup.data(), lookup.size());
    return lookup;
}

/// The ranges that can be read. Leaving one out allows less, never more: what counts as "from
/// anywhere" is the sender's own list being empty.
std::vector<AddressRange> readableRanges(const std::vector<std::string>& texts) {
    std::vector<AddressRange> ranges;
    for (const auto& text : texts) {
        if (auto range = AddressRange::parse(text)) {
            ranges.push_back(*range);
        }
    }
    return ranges;
}

bool allowsAddress(const Sender& sender, std::span<const AddressRange> allowed,
                   const IpAddress& address) {
    return sender.allowedAddresses.empty() ||
           std::ranges::any_of(
               allowed, [&address](const AddressRange& range) { return range.contains(address); });
}

void keepSealed(const std::vector<SenderToken>& from, std::vector<SenderToken>& to) {
    for (auto& token : to) {
        const auto same = std::ranges::find(from, token.lookup, &SenderToken::lookup);
        if (same != from.end() && !token.sealed.empty()) {
            token.sealed = same->sealed;
        }
    }
}

/// Carries over what the registry, not the owner, writes into a sender.
void carryTraces(const Sender& from, Sender& to) {
    to.lastUsedAt = from.lastUsedAt;
    to.lastUsedAddress = from.lastUsedAddress;
    to.lastUsedTransport = from.lastUsedTransport;
    to.eventCount = from.eventCount;
    to.tlsSince = from.tlsSince;
    to.downgradeAttemptedAt = from.downgradeAttemptedAt;
    to.exposedAt = from.exposedAt;
}

} // namespace

void SenderRegistry::load(std::vector<Sender> senders, std::vector<SenderToken> tokens) {
    std::map<SenderId, std::vector<SenderToken>> bySender;
    for (auto& token : tokens) {
        bySender[token.sender].push_back(std::move(token));
    }
    tokens_.clear();
    entries_.clear();
    for (auto& sender : senders) {
        const auto id = sender.id;
        put(std::move(sender), std::move(bySender[id]));
    }
}

void SenderRegistry::put(Sender sender, std::vector<SenderToken> tokens) {
    const auto [place, isNew] = entries_.try_emplace(sender.id);
    auto& entry = place->second;
    if (!isNew) {
        carryTraces(entry.sender, sender);
        forgetTokens(entry);
    }
    entry.allowed = readableRanges(sender.allowedAddresses);
    entry.sender = std::move(sender);
    keepSealed(entry.tokens, tokens);
    entry.tokens = std::move(tokens);
    learnTokens(entry);
}

void SenderRegistry::replaceSealed(std::span<const SenderToken> tokens) {
    for (const auto& token : tokens) {
        const auto place = entries_.find(token.sender);
        if (place == entries_.end()) {
            continue;
        }
        auto& known = place->second.tokens;
        const auto same = std::ranges::find(known, token.lookup, &SenderToken::lookup);
        if (same != known.end()) {
            same->sealed = token.sealed;
        }
    }
}

void SenderRegistry::remove(const SenderId& id) {
    if (const auto place = entries_.find(id); place != entries_.end()) {
        forgetTokens(place->second);
        entries_.erase(place);
    }
}

const Sender* SenderRegistry::find(const SenderId& id) const {
    const auto place = entries_.find(id);
    return place == entries_.end() ? nullptr : &place->second.sender;
}

std::vector<const Sender*> SenderRegistry::all() const {
    std::vector<const Sender*> senders;
    senders.reserve(entries_.size());
    for (const auto& [id, entry] : entries_) {
        senders.push_back(&entry.sender);
    }
    return senders;
}

std::span<const SenderToken> SenderRegistry::tokensOf(const SenderId& id) const {
    const auto place = entries_.find(id);
    return place == entries_.end() ? std::span<const SenderToken>() : place->second.tokens;
}

Authentication SenderRegistry::authenticate(const TokenLookup& lookup, const Peer& peer,
                                            Timestamp now) const {
    const auto token = tokens_.find(lookup);
    if (token == tokens_.end()) {
        return {};
    }
    return {&token->second.entry->sender, causeToRefuse(token->second, peer, now)};
}

Authentication SenderRegistry::identify(const SenderId& id, const Peer& peer, Timestamp now) const {
    const auto place = entries_.find(id);
    if (place == entries_.end()) {
        return {nullptr, Refusal::UnknownSender};
    }
    const auto& entry = place->second;
    return {&entry.sender, causeToRefuse({&entry, std::nullopt}, peer, now)};
}

Refusal SenderRegistry::causeToRefuse(const KnownToken& token, const Peer& peer, Timestamp now) {
    const auto& sender = token.entry->sender;
    if (sender.revokedAt) {
        return Refusal::Revoked;
    }
    if (isOver(sender.expiresAt, now)) {
        return Refusal::Expired;
    }
    if (isOver(token.validUntil, now)) {
        return Refusal::RotatedOut;
    }
    if (sender.requireTls && peer.transport != Transport::Tls) {
        return Refusal::TlsRequired;
    }
    if (!allowsAddress(sender, token.entry->allowed, peer.address)) {
        return Refusal::AddressNotAllowed;
    }
    return Refusal::None;
}

SlidingMinute* SenderRegistry::minuteOf(const SenderId& id) {
    const auto place = entries_.find(id);
    return place == entries_.end() ? nullptr : &place->second.minute;
}

void SenderRegistry::recordUse(const SenderId& id, const Peer& peer, Timestamp now,
                               std::uint64_t events) {
    const auto place = entries_.find(id);
    if (place == entries_.end()) {
        return;
    }
    auto& sender = place->second.sender;
    auto& use = place->second.use;
    // A busy sender posts from one address: its text is made once.
    if (!use || use->peer.address != peer.address) {
        sender.lastUsedAddress = peer.address.toString();
    }
    sender.lastUsedAt = now;
    sender.lastUsedTransport = peer.transport;
    sender.eventCount += events;
    if (peer.transport != Transport::Tls) {
        sender.tlsSince.reset();
    } else if (!sender.tlsSince) {
        sender.tlsSince = now;
    }
    const std::uint64_t earlier = use ? use->events : 0;
    use = Use{peer, now, earlier + events};
}

bool SenderRegistry::markDowngrade(const SenderId& id, Timestamp now) {
    const auto place = entries_.find(id);
    if (place == entries_.end() || place->second.sender.exposedAt) {
        return false;
    }
    place->second.sender.downgradeAttemptedAt = now;
    place->second.sender.exposedAt = now;
    return true;
}

void SenderRegistry::clearDowngrade(const SenderId& id) {
    if (const auto place = entries_.find(id); place != entries_.end()) {
        place->second.sender.downgradeAttemptedAt.reset();
        place->second.sender.exposedAt.reset();
    }
}

std::vector<SenderUse> SenderRegistry::drainUses() {
    std::vector<SenderUse> uses;
    for (auto& entry : entries_ | std::views::values) {
        if (entry.use) {
            const auto& use = *entry.use;
            uses.push_back({entry.sender.id, use.at, use.peer.address.toString(),
                            use.peer.transport, use.events, entry.sender.tlsSince});
            entry.use.reset();
        }
    }
    return uses;
}

void SenderRegistry::forgetTokens(const Entry& entry) {
    std::erase_if(tokens_, [&entry](const auto& token) { return token.second.entry == &entry; });
}

void SenderRegistry::learnTokens(const Entry& entry) {
    for (const auto& token : entry.tokens) {
        if (const auto lookup = lookupOf(token)) {
            tokens_.insert_or_assign(*lookup, KnownToken{&entry, token.validUntil});
        }
    }
}

std::size_t SenderRegistry::LookupHash::operator()(const TokenLookup& lookup) const noexcept {
    // The bytes are a keyed hash already: any of them are as good as a hash of all.
    std::size_t hash = 0;
    std::memcpy(&hash, lookup.data(), sizeof hash);
    return hash;
}

} // namespace tempo::access
