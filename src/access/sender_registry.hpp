#pragma once

#include "access/address_range.hpp"
#include "access/refusal.hpp"
#include "access/sliding_minute.hpp"
#include "core/sender.hpp"
#include "core/sender_use.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace tempo::access {

/// The keyed hash of a token.
using TokenLookup = std::array<std::uint8_t, 32>;

/// What a request shows of itself besides its token.
struct Peer {
    IpAddress address;
    Transport transport = Transport::Plain;

    friend bool operator==(const Peer&, const Peer&) = default;
};

/// Who a token belongs to, and whether it opens the door. `sender` is set for every token that is
/// known, so that the audit can name it; only Refusal::None accepts.
struct Authentication {
    const Sender* sender = nullptr;
    Refusal cause = Refusal::UnknownToken;

    bool accepted() const { return cause == Refusal::None; }
};

/// All senders, by id and by token, with the rate and the use of each. One thread. Pointers to a
/// sender stay valid, and follow its changes, until it is removed or everything is loaded anew.
class SenderRegistry {
public:
    SenderRegistry() = default;
    SenderRegistry(const SenderRegistry&) = delete;
    SenderRegistry& operator=(const SenderRegistry&) = delete;

    /// Replaces everything. A token of an unknown sender, or with a lookup of the wrong size, opens
    /// nothing.
    void load(std::vector<Sender> senders, std::vector<SenderToken> tokens);

    /// Adds a sender, or changes it and replaces its tokens; one that it has already keeps its
    /// sealed value, if it is to have one, as the caller's may be older. The use of a sender that
    /// is known already (when, from where, how many events, since when over TLS) stays as the
    /// registry has counted it, and so do its rate and its downgrade marks. An allowed address that
    /// cannot be read allows nobody.
    void put(Sender sender, std::vector<SenderToken> tokens);

    /// Takes the sealed values of these tokens for those that are known under the same lookup;
    /// leaves the others out.
    void replaceSealed(std::span<const SenderToken> tokens);

    void remove(const SenderId& id);

    /// Null when there is none.
    const Sender* find(const SenderId& id) const;

    /// In the order of their ids, which is the order in which they were made.
    std::vector<const Sender*> all() const;

    /// The token values of a sender, empty when there is none. Valid until it is put or removed.
    std::span<const SenderToken> tokensOf(const SenderId& id) const;

    /// Checks in this order: known, not revoked, not expired, not rotated out, over TLS where the
    /// sender requires it, address allowed.
    Authentication authenticate(const TokenLookup& lookup, const Peer& peer, Timestamp now) const;

    /// The same checks of a sender that is known by its id, but the one of a rotated token: for
    /// what is signed with a token instead of carrying it.
    Authentication identify(const SenderId& id, const Peer& peer, Timestamp now) const;

    /// The count of a sender's events in the last minute; null when there is no such sender.
    SlidingMinute* minuteOf(const SenderId& id);

    /// Counts a use of a sender; ignored when there is none.
    void recordUse(const SenderId& id, const Peer& peer, Timestamp now, std::uint64_t events);

    /// Marks a sender as used in the clear although it requires TLS, and its token as exposed by
    /// that. The marks keep the time of the first use, however many follow. True for that one.
    bool markDowngrade(const SenderId& id, Timestamp now);

    /// Takes the marks away, for a sender whose earlier tokens are valid no longer.
    void clearDowngrade(const SenderId& id);

    /// What was recorded since the last call, one entry for each sender used.
    std::vector<SenderUse> drainUses();

private:
    struct Use {
        Peer peer;
        Timestamp at;
        std::uint64_t events = 0;
    };
    struct Entry {
        Sender sender;
        std::vector<SenderToken> tokens;
        std::vector<AddressRange> allowed;
        SlidingMinute minute;
        std::optional<Use> use; ///< since the last drainUses
    };
    struct KnownToken {
        const Entry* entry;
        std::optional<Timestamp> validUntil;
    };
    struct LookupHash {
        std::size_t operator()(const TokenLookup& lookup) const noexcept;
    };

    static Refusal causeToRefuse(const KnownToken& token, const Peer& peer, Timestamp now);
    void forgetTokens(const Entry& entry);
    void learnTokens(const Entry& entry);

    std::map<SenderId, Entry> entries_;
    std::unordered_map<TokenLookup, KnownToken, LookupHash> tokens_;
};

} // namespace tempo::access
